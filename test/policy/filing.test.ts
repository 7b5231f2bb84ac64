import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { PackError } from '../../bot/policy/fault.ts';
import { PACK_FILE_NAMES } from '../../bot/policy/pack-files.ts';
import { parsePack } from '../../bot/policy/parse-pack.ts';
import { baoshan, BAOSHAN_DIRECTORY, PROOF_CENTRE_DIRECTORY } from '../support/packs.ts';
import { readPack } from '../../bot/read-pack.ts';

const sources = Object.fromEntries(
  PACK_FILE_NAMES.map((name) => {
    try {
      return [name, readFileSync(`${BAOSHAN_DIRECTORY}/${name}`, 'utf8')];
    } catch {
      return [name, undefined];
    }
  }),
);
const faultsWith = (from: string, to: string) => {
  const changed = { ...sources, 'filing.yaml': sources['filing.yaml']!.replace(from, to) };
  try {
    parsePack(changed, 'digest');
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.faults;
  }
};

describe('what a pack says of filing', () => {
  test('is not needed: a programme without it ends with the approval', () => {
    expect(readPack(PROOF_CENTRE_DIRECTORY).filing).toBeNull();
    expect(baoshan.filing?.filing.validity.years_at_most).toBe(3);
  });

  test.each([
    ["clauses: ['5.6']", "clauses: ['9.9']", 'there is no clause 9.9'],
    ['field: field', 'field: lead.name', 'there is no choice fact lead.name'],
    ["text: '{lead}'", "text: '{leader}'", 'nothing by the name leader can be filled in here'],
    ['宝联备〔{year}〕{count}号', '宝联备{count}号', 'number: 须含 {year} 和 {count}'],
  ])('is refused with its line where %s becomes %s', (from, to, reason) => {
    const [fault] = faultsWith(from, to);
    expect(fault).toMatchObject({ file: 'filing.yaml', reason: expect.stringContaining(reason) as string });
    expect(fault!.line).toBeGreaterThan(1);
  });

  test('lets nothing of a person be published', () => {
    expect(faultsWith('members: [name, kind]', 'members: [name, contactMobile]')).not.toEqual([]);
  });
});
