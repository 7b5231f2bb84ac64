import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PackError } from '../../bot/policy/fault.ts';
import { PACK_FILE_NAMES, type PackFileName } from '../../bot/policy/pack-files.ts';
import { parsePack } from '../../bot/policy/parse-pack.ts';
import { BAOSHAN_DIRECTORY } from '../support/packs.ts';

const sources = Object.fromEntries(
  PACK_FILE_NAMES.map((name) => [name, readFileSync(join(BAOSHAN_DIRECTORY, name), 'utf8')]),
);

/** The faults of the pack after `from` has been replaced by `to` in one file; the line is where the replacement stands. */
function faultsAfter(file: PackFileName, from: string, to: string) {
  const text = sources[file]!;
  const at = text.indexOf(from);
  expect(at, `${file} holds ${from}`).toBeGreaterThanOrEqual(0);
  const line = text.slice(0, at).split('\n').length;
  try {
    parsePack({ ...sources, [file]: text.replace(from, () => to) }, 'digest');
  } catch (error) {
    if (error instanceof PackError) return { faults: error.faults, line };
    throw error;
  }
  return { faults: [], line };
}

describe('a pack', () => {
  it('is accepted as it stands', () => {
    expect(parsePack(sources, 'digest').digest).toBe('digest');
  });

  it.each<[string, PackFileName, string, string, RegExp]>([
    [
      'a clause that does not exist',
      'rules.yaml',
      "clauses: ['4.1.2']",
      "clauses: ['9.9']",
      /no clause 9\.9/,
    ],
    [
      'a fact that does not exist',
      'rules.yaml',
      'fact: lead.in_district',
      'fact: lead.nowhere',
      /no fact lead\.nowhere/,
    ],
    [
      'a value that an option does not have',
      'rules.yaml',
      'segment_backbone]',
      'segment_bone]',
      /no option segment_bone/,
    ],
    [
      'a test that does not fit the type',
      'rules.yaml',
      'fact: team.head, is:',
      'fact: field, is:',
      /no option yes/,
    ],
    ['a fact given twice', 'facts.yaml', 'id: team.officer', 'id: team.head', /twice/],
    ['a misspelt key', 'rules.yaml', 'preparable: true', 'preparabel: true', /preparabel/],
    ['a date that is none', 'pack.yaml', '2027-12-31', '2027.12', /YYYY-MM-DD/],
    ['an end before the beginning', 'pack.yaml', '2027-12-31', '2024-12-31', /before the beginning/],
    [
      'a question about nothing',
      'questions.yaml',
      'fact: team.head',
      'fact: team.hand',
      /no fact team\.hand|no question asks/,
    ],
    ['an option that no fact has', 'facts.yaml', 'id: quantum', 'id: quantam', /no option quantum/],
    [
      'a field on a clause that does not exist',
      'form.yaml',
      "clauses: ['3.1', '5.3']",
      "clauses: ['3.1', '5.33']",
      /no clause 5\.33/,
    ],
    ['office hours that end before they begin', 'office.yaml', "to: '11:30'", "to: '08:30'", /办公时间/],
    ['a head that no field names', 'office.yaml', 'phone: head.phone', 'phone: head.mail', /no mobile field/],
    ['a field given twice', 'form.yaml', 'id: consortium.need', 'id: consortium.goals', /twice/],
    [
      'a title that is no field',
      'form.yaml',
      'title_field: consortium.name',
      'title_field: consortium.title',
      /no field consortium\.title/,
    ],
    [
      'a title that may be left out',
      'form.yaml',
      'title_field: consortium.name',
      'title_field: consortium.goals',
      /must be a required line/,
    ],
    [
      'a name of the lead unit that is no text',
      'form.yaml',
      'lead_name_fact: lead.name',
      'lead_name_fact: lead.kind',
      /no text fact lead\.kind/,
    ],
    [
      'a kind of member that adds to no part of the total',
      'form.yaml',
      'counts_as: members.enterprises',
      'counts_as: members.total',
      /no part of members\.total/,
    ],
    [
      'a kind of member that adds to what is no count',
      'form.yaml',
      'counts_as: members.enterprises',
      'counts_as: lead.kind',
      /no count lead\.kind/,
    ],
    [
      'a total that is no count',
      'form.yaml',
      'member_total: members.total',
      'member_total: field',
      /no count field/,
    ],
    ['a kind given twice', 'form.yaml', 'id: institute', 'id: university', /twice/],
    [
      'a ground on a clause that does not exist',
      'life.yaml',
      "clauses: ['6.2.5']",
      "clauses: ['6.2.6']",
      /no clause 6\.2\.6/,
    ],
    ['a ground given twice', 'life.yaml', 'id: other\n', 'id: not_rectified\n', /twice/],
    ['a measure given twice', 'life.yaml', 'id: finance', 'id: events', /twice/],
    ['too few levels of rating', 'life.yaml', '满意, 非常不满意]', '满意]', /levels/],
    ['broken YAML', 'facts.yaml', 'type: yes_no', 'type: [yes_no', /./],
  ])('is refused for %s, with the file and the line', (_, file, from, to, reason) => {
    const { faults, line } = faultsAfter(file, from, to);
    const named = faults.find((fault) => reason.test(fault.reason));
    expect(named, JSON.stringify(faults)).toBeDefined();
    if (named!.file === file && from !== '2027-12-31')
      expect(Math.abs(named!.line - line)).toBeLessThanOrEqual(3);
  });

  it('may do without the file of what can happen after filing, and then knows nothing of it', () => {
    expect(parsePack({ ...sources, 'life.yaml': undefined }, '').life).toBeNull();
    expect(parsePack(sources, '').life?.grounds).toHaveLength(5);
  });

  it('reports the faults of several files at once', () => {
    const broken = { ...sources, 'pack.yaml': 'id: 7', 'clauses.yaml': '[]', 'duties.yaml': undefined };
    expect(() => parsePack(broken, '')).toThrow(
      /pack\.yaml:1[^]*clauses\.yaml:1[^]*duties\.yaml the file is missing/,
    );
  });

  it('refuses a rule whose fact no question asks, and a question that no rule needs', () => {
    const { faults } = faultsAfter('questions.yaml', 'fact: members.enterprises', 'fact: lead.name');
    expect(faults.map(({ reason }) => reason).join('\n')).toMatch(
      /no question asks for members\.enterprises/,
    );
  });

  it('refuses a file whose aliases multiply', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((k, i) => `${k}: &${k} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`),
    ];
    expect(() => parsePack({ ...sources, 'duties.yaml': bomb.join('\n') }, '')).toThrow(PackError);
  });
});
