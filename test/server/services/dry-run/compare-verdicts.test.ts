import { expect, test } from 'vitest';
import type { Facts } from '../../../../bot/policy/pack.ts';
import { changeLines, summaryLines } from '../../../../server/services/dry-run/change-lines.ts';
import { compareVerdicts } from '../../../../server/services/dry-run/compare-verdicts.ts';
import { dryRun, type StoredCase } from '../../../../server/services/dry-run/dry-run.ts';
import { createPackShelf } from '../../../../server/services/programme/pack-shelf.ts';
import { baoshan } from '../../../support/packs.ts';
import { createRandom } from '../../../support/random.ts';
import { randomFacts } from '../../../support/random-facts.ts';
import { NEXT, readEdited } from '../../../support/successor.ts';

const next = readEdited(NEXT);
const elsewhere: Facts = { 'lead.in_district': 'no' };

test('a case that the draft pack judges as its own did is not listed', () => {
  expect(compareVerdicts(baoshan, baoshan, elsewhere)).toBeNull();
  const random = createRandom(5);
  for (let round = 0; round < 200; round += 1)
    expect(compareVerdicts(baoshan, baoshan, randomFacts(baoshan, random, 0.8))).toBeNull();
});

test('a verdict that would change is told with the rules that make the difference', () => {
  const stricter = readEdited({
    ...NEXT,
    'rules.yaml': [
      ...NEXT['rules.yaml']!,
      [`met: { fact: lead.in_district, is: 'yes' }`, `met: { fact: lead.in_district, is: 'no' }`],
    ],
  });
  expect(compareVerdicts(baoshan, stricter, { 'lead.in_district': 'yes' })).toMatchObject({
    ...{ before: 'incomplete', after: 'ineligible' },
    rules: [{ rule: 'lead_in_district', before: { status: 'met' }, after: { status: 'unmet' } }],
  });
});

test('a rule that is as unmet as before, but weighs more, is named', () => {
  expect(compareVerdicts(baoshan, next, elsewhere)).toMatchObject({
    after: 'ineligible',
    rules: [{ before: { strength: 'inferred' }, after: { strength: 'must' } }],
  });
});

test('every stored case is judged once, and the moves are counted', async () => {
  const stored = (id: string, answers: Facts): StoredCase => ({
    ...{ id, state: 'filed', title: '减速器', number: `R-${id}`, answers },
    ...{ packId: baoshan.manifest.id, packVersion: baoshan.manifest.version },
  });
  const lines: string[] = [];
  const done = await dryRun({
    cases: async function* () {
      yield [stored('a', elsewhere), stored('b', { 'lead.in_district': 'yes' })];
      yield [stored('c', { ...elsewhere, 'no.such': 'yes' })];
    },
    packs: createPackShelf([baoshan]),
    draft: next,
    now: new Date('2026-11-26T00:00:00Z'),
    onChange: (one, change) => lines.push(...changeLines(one, change)),
  });
  expect(lines).toEqual([
    'R-a 减速器 (filed): incomplete > ineligible',
    '    lead_in_district 牵头单位在宝山 (1, 4.2.4): unmet inferred > unmet must',
    'R-c 减速器 (filed): incomplete > ineligible',
    '    lead_in_district 牵头单位在宝山 (1, 4.2.4): unmet inferred > unmet must',
    '    no.such: answered, but the draft pack does not take the answer',
  ]);
  expect(summaryLines(done)).toEqual([
    'Cases: 3; verdicts that would change: 2',
    '    incomplete > ineligible: 2',
  ]);
});
