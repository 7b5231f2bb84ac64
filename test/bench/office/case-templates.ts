import { createHash } from 'node:crypto';
import type { FieldValue } from '../../../server/contract/common.ts';
import { snapshotOf } from '../../../server/services/submissions/snapshot.ts';
import { createRandom } from '../../support/random.ts';
import { randomFacts } from '../../support/random-facts.ts';
import { baoshan } from '../../support/packs.ts';
import { draftWith, LI, NOW } from '../../server/services/applications/draft.ts';
import { fileOf } from '../../server/services/submissions/ground.ts';

/** Stands for the last 20 characters of every id of one case. */
export const NUMBER = 'xX'.repeat(10);
export const DOCUMENTS = baoshan.documents.slice(0, 5).map(({ id }) => id);
export const fileDigest = (at: number) => createHash('sha256').update(`file ${at}`).digest('hex');

const MEMBERS = 8;
const PARAGRAPH = '联合体围绕关键核心技术开展协同攻关，分年度设定指标，由牵头单位统筹推进。'.repeat(6);

/** What was handed in, by the real snapshot of a made-up draft, as text whose ids are still open. */
export function caseTemplates(count: number): string[] {
  const random = createRandom(20_261);
  return Array.from({ length: count }, () => {
    const facts = Object.entries(randomFacts(baoshan, random, 0.9));
    const values = {
      ...Object.fromEntries(facts.map(([id, value]) => [`fact.${id}`, value as FieldValue])),
      ...formValues(),
      ...memberValues(),
    };
    const draft = { ...draftWith(values), id: `ap${NUMBER}` };
    draft.organisation = { ...draft.organisation, id: `or${NUMBER}` };
    const files = DOCUMENTS.map((document, at) =>
      fileOf(document, { id: `f${at}${NUMBER}`, sha256: fileDigest(at) }),
    );
    const ground = { draft, files, findings: [], submissions: [], current: null, person: LI };
    return JSON.stringify(snapshotOf(baoshan, ground, NOW));
  });
}

const formValues = () =>
  Object.fromEntries(
    [...baoshan.formFields.values()].map(({ id, type }) => [
      `form.${id}`,
      type === 'text' ? PARAGRAPH : '13812345678',
    ]),
  );

function memberValues(): Record<string, FieldValue> {
  const kinds = baoshan.form.member_kinds;
  const members = Array.from({ length: MEMBERS }, (_, at) => {
    const id = `m${at}${NUMBER}`;
    const named = { name: `成员单位${at + 1}有限公司`, kind: kinds[at % kinds.length]!.id };
    return Object.entries(named).map(([attribute, value]) => [`member.${id}.${attribute}`, value] as const);
  });
  return Object.fromEntries(members.flat());
}
