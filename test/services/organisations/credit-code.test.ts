import { describe, expect, test } from 'vitest';
import { readCreditCode } from '../../../server/services/organisations/credit-code.ts';
import { createRandom, runSeed } from '../../support/random.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

describe('统一社会信用代码', () => {
  test.each([
    '91310000132200821H',
    '91310000631696382C',
    '9144030071526726XG',
    '12100000425006117P',
    '91110000101623741K',
    '91310000132260250X',
    '911103026605015136',
    '12100000400000624D',
    '91310113MA1GK0004X',
    '91310113MA1GK0014Y',
    // Its sum is a multiple of 31: the check character is 0.
    '91310113MA1GK00240',
  ])('%s is good', (code) => expect(readCreditCode(code)).toEqual({ type: 'good', code }));

  test.each(['91310115MA1H8R7C6D', '91350211M0000XUF46'])('%s fails its check character alone', (code) =>
    expect(readCreditCode(code)).toEqual({ type: 'doubtful', code }),
  );

  test.each([
    '  91310000 1322-00821h ',
    '９１３１００００１３２２００８２１Ｈ',
    '9131 0000 1322 0082 1H',
    '91310000–132200821H',
    '\u200b91310000132200821h\ufeff',
  ])('%j is the same code, written otherwise', (typed) =>
    expect(readCreditCode(typed)).toEqual({ type: 'good', code: '91310000132200821H' }),
  );

  test.each([
    ['9131OOOOI3220082IH', '91310000132200821H'],
    ['9131000013220082', null],
    ['91310000132200821HX', null],
    ['91310000132200821S', null],
    ['9131A000132200821H', null],
    ['宝山钢铁股份有限公司', null],
    ['', null],
  ])('%s is none; suggested is %s', (typed, suggestion) =>
    expect(readCreditCode(typed)).toEqual({ type: 'bad', suggestion }),
  );

  test('one wrong character, or two neighbours swapped, is always noticed', () => {
    const seed = runSeed();
    console.info(`SEED=${seed}`);
    const random = createRandom(seed);
    const code = '91310000132200821H';
    for (let i = 0; i < 2_000; i += 1) {
      const at = random.below(18);
      const slip = code.slice(0, at) + random.pick([...ALPHABET]) + code.slice(at + 1);
      const swap = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2);
      for (const wrong of [slip, swap].filter((text) => text !== code)) {
        expect(readCreditCode(wrong).type, wrong).not.toBe('good');
      }
    }
  });
});
