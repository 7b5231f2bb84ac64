import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PackError } from '../../bot/policy/fault.ts';
import { looksForLines, templateParts } from '../../bot/policy/papers.ts';
import { PACK_FILE_NAMES } from '../../bot/policy/pack-files.ts';
import { parsePack } from '../../bot/policy/parse-pack.ts';
import { readPack } from '../../bot/read-pack.ts';
import { BAOSHAN_DIRECTORY, PROOF_CENTRE_DIRECTORY } from '../support/packs.ts';

const sources = Object.fromEntries(
  PACK_FILE_NAMES.map((name) => [name, join(PROOF_CENTRE_DIRECTORY, name)] as const)
    .filter(([, path]) => existsSync(path))
    .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
);

/** The faults after the first `from` of papers.yaml has become `to`, and the line where that stands. */
function faultsAfter(from: string, to: string) {
  const text = sources['papers.yaml']!;
  expect(text).toContain(from);
  const line = text.slice(0, text.indexOf(from)).split('\n').length;
  try {
    parsePack({ ...sources, 'papers.yaml': text.replace(from, () => to) }, '');
    return { faults: [], line };
  } catch (error) {
    if (error instanceof PackError) return { faults: error.faults, line };
    throw error;
  }
}

describe('what a pack says of papers is refused', () => {
  it.each([
    ['of a document that does not exist', 'document: lease', 'document: lessee', /no document lessee/],
    ['of one document twice', 'document: lease', 'document: plan', /described twice/],
    ['not at all of a document', 'document: lease', 'document: plan', /nothing is said .* lease/],
    ['by a clause that does not exist', '[三（二）], suggestion', '[九], suggestion', /no clause 九/],
    ['by the clause of a period', 'clauses: [四（二）]', 'clauses: [八]', /no clause 八/],
    ['by a set that is none', 'fact: plan.sections', 'fact: site.owned', /site\.owned is not a set/],
    ['by an item that is none', 'goal: {', 'gaol: {', /no option gaol/],
    ['without words for an item', 'year: {', '#year: {', /no words for the option year/],
    [
      'by a fact that does not exist',
      'lead_name: fact.host.name',
      'lead_name: fact.host.nom',
      /no fact host\.nom/,
    ],
    ['by a form field that does not exist', 'fact.staff.full_time|', 'form.staff|', /no form field staff/],
    ['with a blank that nothing fills', "'{today}'", "'{tomorrow}'", /name tomorrow/],
    ['with a blank outside its repetition', "'{today}'", "'{rule.label}'", /name rule\.label/],
    ['with a brace that stands alone', '服务内容：{fact', '服务内容：{{fact', /brace/],
    ['with a misspelt key', 'looks_for:', 'look_for:', /look_for|looks_for/],
    ['with a block of two kinds', '- page_break: true', '- { page_break: true, title: x }', /./],
  ])('%s, with the file and the line', (_, from, to, reason) => {
    const { faults, line } = faultsAfter(from, to);
    const named = faults.find((fault) => reason.test(fault.reason));
    expect(named, JSON.stringify(faults)).toBeDefined();
    expect(named!.file).toBe('papers.yaml');
    if (!/nothing is said|no words/.test(named!.reason))
      expect(Math.abs(named!.line - line)).toBeLessThanOrEqual(4);
  });

  it('with a row that has fewer cells than the table has columns', () => {
    const table = '- table: { columns: [{ title: a, width: 1 }, { title: b, width: 1 }], rows: [[x]] }';
    const { faults } = faultsAfter('- page_break: true', table);
    // Tables inside a repetition are no blocks at all; at the top they are.
    expect(faults.length).toBeGreaterThan(0);
  });
});

it('a template text falls into what stands and what is filled in', () => {
  expect(templateParts('甲方：{fact.a|全称}，{form.b}。')).toEqual([
    '甲方：',
    { source: 'fact.a', prompt: '全称' },
    '，',
    { source: 'form.b', prompt: null },
    '。',
  ]);
  expect(templateParts('没有空')).toEqual(['没有空']);
});

describe.each([
  ['the Baoshan pack', readPack(BAOSHAN_DIRECTORY)],
  ['the second pack', readPack(PROOF_CENTRE_DIRECTORY)],
])('%s', (_, pack) => {
  const papers = [...pack.papers.values()];

  it('says of every document what it is like and what is looked for', () => {
    expect(papers.map(({ document }) => document)).toEqual(pack.documents.map(({ id }) => id));
  });

  it('marks what does not follow from a clause as a suggestion', () => {
    const lines = papers.flatMap(looksForLines);
    expect(lines.every((line) => /（(依据|参考)条款 .+）$/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('建议：') !== line.includes('（参考条款'))).toEqual([]);
  });

  it('gives no number in a line that its clauses do not give', () => {
    const invented = papers.flatMap(({ looks_for }) =>
      looks_for.filter(({ text, clauses, suggestion }) => {
        const source = clauses.map((id) => pack.clauses.get(id)!.text).join(' ');
        return !suggestion && (text.match(/\d+/g) ?? []).some((number) => !source.includes(number));
      }),
    );
    expect(invented).toEqual([]);
  });

  it('never says that a suggestion is binding', () => {
    const lines = papers.flatMap(({ looks_for }) => looks_for.filter(({ suggestion }) => suggestion));
    expect(lines.filter(({ text }) => /必须|不得|应当|硬性|一律/.test(text))).toEqual([]);
  });

  it('asks for no number of an identity card', () => {
    expect(JSON.stringify(papers)).not.toMatch(/填写身份证|证件号码：/);
  });
});
