import { expect, test } from 'vitest';
import { queryTerms, searchTerms } from '../../../server/services/cases/search-terms.ts';
import { createRandom } from '../../support/random.ts';

const finds = (words: string, ...texts: string[]) => {
  const terms = new Set(searchTerms(texts));
  const wanted = queryTerms(words);
  return wanted.length > 0 && wanted.every((term) => terms.has(term));
};

test.each([
  ['减速器', ['谐波减速器创新联合体']],
  ['谐 联合体', ['谐波减速器创新联合体']],
  ['复', ['复旦大学']],
  ['91310113MA1GK00240', ['91310113MA1GK00240']],
  ['ma1gk002', ['91310113MA1GK00240']],
  ['LB-20261125-0001-7', ['LB-20261125-0001-7']],
  ['20261125-0001', ['LB-20261125-0001-7']],
  ['202611250001', ['LB-20261125-0001-7']],
  ['ＭＡ１ＧＫ', ['91310113MA1GK00240']],
  ['（上海）机器人', ['甲（上海）机器人有限公司']],
  ['甲 0001', ['甲机器人有限公司', 'LB-20261125-0001-7']],
])('%s finds %j', (words, texts) => {
  expect(finds(words, ...texts)).toBe(true);
});

test.each([
  ['器减', ['谐波减速器创新联合体']],
  ['同济大学', ['复旦大学']],
  ['91310113MA1GK00241', ['91310113MA1GK00240']],
  ['   ', ['复旦大学']],
  ['，。', ['复旦大学']],
])('%s does not find %j', (words, texts) => {
  expect(finds(words, ...texts)).toBe(false);
});

test('whatever part of a name or number is asked for finds it', () => {
  const random = createRandom(20261126);
  const texts = [
    '上海宝信减速器（集团）有限公司',
    '91310113MA1GK00240',
    'LB-20261125-0001-7',
    '宝科备〔2026〕12号',
  ];
  for (let round = 0; round < 500; round += 1) {
    const text = random.pick(texts);
    const from = random.below(text.length);
    const part = text.slice(from, from + 1 + random.below(text.length - from));
    if (queryTerms(part).length > 0) expect(finds(part, ...texts), part).toBe(true);
  }
});
