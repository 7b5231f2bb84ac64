import { describe, expect, it } from 'vitest';
import { normalise } from '../../bot/language/words/normalise.ts';

describe('a text as it is read', () => {
  it('is simplified, half-width and in small letters', () => {
    expect(normalise('我們聯合了３家企業，ＯＫ！')).toBe('我们联合了3家企业,ok!');
  });

  it('has the usual homophone slips mended', () => {
    expect(normalise('协意以经签定，知识产全归牵头单位')).toBe('协议已经签订,知识产权归牵头单位');
  });

  it('keeps characters that are simplified in their own right', () => {
    expect(normalise('什么著名乾')).toBe('什么著名干');
  });

  it('is as long as what was written, so that positions stay valid', () => {
    for (const text of ['首席專家還沒定😀', '（上海）“公司”', ' 3 家　', '協意']) {
      expect(normalise(text)).toHaveLength(text.length);
    }
  });
});
