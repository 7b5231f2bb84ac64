import { describe, expect, it } from 'vitest';
import { splitText } from '../../../bot/wecom/app/split-text.ts';
import { createRandom } from '../random.ts';

const SEED = 20250803;
const bytes = (text: string) => new TextEncoder().encode(text).length;
const bare = (text: string) => text.replace(/\s/g, '');

describe('splitting a long text', () => {
  it('leaves a text that fits as it is', () => {
    expect(splitText('牵头单位要在宝山吗？')).toEqual(['牵头单位要在宝山吗？']);
    expect(splitText('宝'.repeat(682))).toHaveLength(1);
    expect(splitText('宝'.repeat(683))).toHaveLength(2);
  });

  it('says nothing where there is nothing to say', () => {
    expect(splitText('')).toEqual([]);
    expect(splitText(' \n ')).toEqual([]);
  });

  it('ends parts where sentences and lines end, quotation marks included', () => {
    expect(splitText('第一句话。第二句话！第三句', 30)).toEqual(['第一句话。第二句话！', '第三句']);
    expect(splitText('他说：“好。”她说：“行。”', 24)).toEqual(['他说：“好。”', '她说：“行。”']);
    expect(splitText('条款 3.2 原文\n条款 4.1 原文\n', 30)).toEqual(['条款 3.2 原文', '条款 4.1 原文']);
  });

  it('ends them at a blank line rather than within a paragraph, unless only a stump would be left', () => {
    expect(splitText('一二三四。\n五六。\n\n七八九十。甲乙。', 45)).toEqual([
      '一二三四。\n五六。',
      '七八九十。甲乙。',
    ]);
    expect(splitText('一。\n\n二二二二二二二二。三三三三。', 40)).toEqual([
      '一。\n\n二二二二二二二二。',
      '三三三三。',
    ]);
  });

  it('ends them at a phrase where no sentence ends, and does not take 3.2 for one', () => {
    expect(splitText('一二三四，五六七八九十', 24)).toEqual(['一二三四，', '五六七八九十']);
    expect(splitText('abcdefgh 3.2xyz', 12)).toEqual(['abcdefgh', '3.2xyz']);
  });

  it('keeps a quotation mark with its sentence when the limit falls between them', () => {
    expect(splitText('一二三四。一二三。”四五', 27)).toEqual(['一二三四。', '一二三。”四五']);
  });

  it('never parts a character, of however many units', () => {
    for (const character of ['𠮷', '😀', '👨‍👩‍👧', '👍🏽', 'é', '❤️']) {
      for (const part of splitText(character.repeat(30), 64)) expect(part.replaceAll(character, '')).toBe('');
    }
  });

  it('ends even where one character is wider than the limit', () => {
    const family = '👨‍👩‍👧‍👦'.repeat(3);
    const parts = splitText(family, 8);
    expect(parts.join('')).toBe(family);
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(8);
  });

  it(`loses nothing but white space and keeps to the limit, whatever the text, seed ${SEED}`, () => {
    const random = createRandom(SEED);
    for (let round = 0; round < 1500; round += 1) {
      const text = random.text(random.below(400));
      const limit = 8 + random.below(300);
      const parts = splitText(text, limit);
      expect(bare(parts.join(''))).toBe(bare(text));
      for (const part of parts) {
        expect(bytes(part)).toBeLessThanOrEqual(limit);
        expect(part).toBe(part.trim());
        expect(part).not.toBe('');
        expect(part).not.toMatch(/[\ud800-\udbff]$|^[\udc00-\udfff]/);
      }
    }
  });

  it('takes time in proportion to the text', () => {
    const started = performance.now();
    expect(splitText('宝山区创新联合体，'.repeat(10_000)).length).toBeGreaterThan(130);
    expect(splitText('👍🏽'.repeat(10_000)).length).toBeGreaterThan(30);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
