import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PackError } from '../../bot/policy/fault.ts';
import { PACK_FILE_NAMES } from '../../bot/policy/pack-files.ts';
import { parsePack } from '../../bot/policy/parse-pack.ts';
import { readPack } from '../../bot/read-pack.ts';
import { BAOSHAN_DIRECTORY, PROOF_CENTRE_DIRECTORY } from '../support/packs.ts';

const sources = Object.fromEntries(
  PACK_FILE_NAMES.map((name) => [name, readFileSync(join(BAOSHAN_DIRECTORY, name), 'utf8')]),
);

/** The faults after the first `from` of annual.yaml has become `to`, and the line where that stands. */
function faultsAfter(from: string, to: string) {
  const text = sources['annual.yaml']!;
  expect(text).toContain(from);
  const line = text.slice(0, text.indexOf(from)).split('\n').length;
  try {
    parsePack({ ...sources, 'annual.yaml': text.replace(from, () => to) }, '');
    return { faults: [], line };
  } catch (error) {
    if (error instanceof PackError) return { faults: error.faults, line };
    throw error;
  }
}

describe('what a pack says of annual reports is refused', () => {
  it.each([
    ['a clause that does not exist', "clauses: ['6.1.5']", "clauses: ['6.1.6']", /no clause 6\.1\.6/],
    [
      'an aspect that looks at no field',
      'looks_at: [head_duty,',
      'looks_at: [tail_duty,',
      /no field tail_duty/,
    ],
    ['a field given twice', 'id: chief_expert_duty', 'id: head_duty', /head_duty is given twice/],
    ['a section given twice', 'id: progress', 'id: operation', /operation is given twice/],
    ['a type that nobody can fill in', 'type: amount', 'type: sum', /type/],
  ])('for %s', (_, from, to, reason) => {
    const { faults, line } = faultsAfter(from, to);
    expect(faults.map(({ file }) => file)).toContain('annual.yaml');
    expect(faults.some((fault) => reason.test(fault.reason) && Math.abs(fault.line - line) <= 2)).toBe(true);
  });
});

describe('the report of the guideline', () => {
  const { annual } = readPack(BAOSHAN_DIRECTORY);

  it('has the five sections of 6.1.1 to 6.1.5, each of their clause', () => {
    expect(annual!.sections.map(({ title, clauses }) => [title, ...clauses])).toEqual([
      ['日常运行管理', '6.1.1'],
      ['联合攻关进展', '6.1.2'],
      ['行业辐射带动', '6.1.3'],
      ['综合社会效益', '6.1.4'],
      ['其他建设内容', '6.1.5'],
    ]);
  });

  it('is evaluated on the five aspects that 6.1 names, word for word', () => {
    const { clauses } = readPack(BAOSHAN_DIRECTORY);
    const titles = annual!.evaluation.aspects.map(({ title }) => title);
    expect(titles).toHaveLength(5);
    expect(clauses.get('6.1')!.text).toContain(titles.join('、'));
  });

  it('demands nothing that the clause of its section does not name', () => {
    const required = annual!.sections.flatMap(({ clauses, fields }) =>
      fields.filter((field) => field.required).map((field) => ({ section: clauses, own: field.clauses })),
    );
    for (const { section, own } of required) expect(own).toEqual(section);
  });
});

it('a pack without the file has no annual reports', () => {
  expect(readPack(PROOF_CENTRE_DIRECTORY).annual).toBeNull();
});
