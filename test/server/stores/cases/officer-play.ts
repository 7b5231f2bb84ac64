import { setImmediate as turn } from 'node:timers/promises';
import { ServerError } from '../../../../server/errors.ts';
import type { Cases } from '../../../../server/services/cases/ports.ts';
import type { Decisions, OfficerDeed } from '../../../../server/services/decisions/ports.ts';
import type { Random } from '../../../support/random.ts';
import { AT, type Place } from '../ground.ts';

export const DOCUMENTS = ['agreement', 'proposal'] as const;

/** A case whose review has begun, with nothing in it but what its stores need. */
export async function caseUnderReview(place: Place, organisationId: string, by: string): Promise<string> {
  const id = place.newId('application');
  const organisation = { id: organisationId, name: '上海甲机器人有限公司', code: organisationId };
  await place.prisma.application.create({
    data: {
      ...{ id, organisationId, packId: 'baoshan-2025-8', packVersion: '1.0', state: 'under_review' },
      ...{ createdBy: by, createdAt: AT, updatedAt: AT, stateSince: AT, submittedAt: AT },
      submissions: {
        create: {
          ...{ id: place.newId('submission'), version: 1, number: id, state: 'submitted', digest: '' },
          ...{ draftVersion: 1, submittedBy: by, submittedAt: AT },
          snapshot: { organisation, files: [], findings: [], facts: {}, form: {}, members: [] },
        },
      },
    },
  });
  return id;
}

export interface Played {
  action: string;
  /** Of a note; the document of a review. */
  text: string;
  outcome: 'done' | 'refused';
}

interface Part {
  cases: Cases;
  decisions: Decisions;
  application: string;
  contactId: string;
  fourEyes: boolean;
  random: Random;
  name: string;
}

const STEPS = 6;
/** What a refusal may be called; anything else is a fault of the program. */
const REFUSALS = [
  ...['case_changed', 'impossible_step', 'proposed_already', 'review_changed', 'nothing_to_correct'],
  ...['own_proposal', 'not_own_proposal', 'decided_already'],
];

/** One officer at work: they look, wait, act on what they saw, and now and then send the same once more. */
export async function playOfficer(part: Part): Promise<Played[]> {
  const { random, name } = part;
  const played: Played[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const seen = (await part.cases.read(part.application))!;
    for (let wait = random.below(4); wait > 0; wait -= 1) await turn();
    const deed = { ...common(part), base: seen.line.caseVersion, key: `${name}-${step}` };
    const [action, text, act] = random.pick(actionsOf(part, deed, seen));
    const twice = random.below(4) === 0;
    const results = await Promise.allSettled(twice ? [act(), act()] : [act()]);
    for (const result of results) if (result.status === 'rejected') requireRefusal(result.reason);
    const done = results.some(({ status }) => status === 'fulfilled');
    played.push({ action, text, outcome: done ? 'done' : 'refused' });
  }
  return played;
}

const common = ({ application, contactId }: Part) => ({
  applicationId: application,
  officer: { contactId, role: 'lead' as const },
  now: AT,
});

type Seen = NonNullable<Awaited<ReturnType<Cases['read']>>>;
type Choice = readonly [action: string, text: string, act: () => Promise<unknown>];

function actionsOf({ cases, decisions, fourEyes, random }: Part, deed: OfficerDeed, seen: Seen): Choice[] {
  const document = random.pick(DOCUMENTS);
  const review = seen.reviews.find(({ documentId }) => documentId === document);
  const kind = random.pick(['approve', 'refuse'] as const);
  const proposal = seen.decisions.find(({ state }) => state === 'proposed')?.id;
  const text = `备注 ${deed.key}`;
  const said = { document, decision: 'accepted' as const, reasons: [], words: deed.key };
  const submission = seen.current.submission.id;
  const defect = { subject: 'other' as const, id: null, title: '其他', reasons: [], words: '改', link: null };
  const always: Choice[] = [
    ['note', text, () => cases.note({ ...deed, base: null, text })],
    [
      'review',
      document,
      () => cases.review({ ...deed, base: null, ...said, submission, reviewBase: review?.version ?? 0 }),
    ],
    ['decide', '', () => decisions.decide({ ...deed, kind, reasons: [], words: '' }, fourEyes)],
  ];
  if (random.below(3) === 0)
    return [['correct', '', () => cases.correct({ ...deed, dueOn: null }, () => [defect])]];
  if (proposal === undefined) return always;
  return [
    ...always,
    ['confirm', '', () => decisions.confirm(proposal, deed)],
    ['decline', '', () => decisions.decline(proposal, '不同意', deed)],
    ['retract', '', () => decisions.retract(proposal, deed)],
  ];
}

function requireRefusal(error: unknown): void {
  if (error instanceof ServerError && REFUSALS.includes(error.code)) return;
  throw error;
}
