import type { Annual } from '../../../bot/policy/annual-schema.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';
import { ANNUAL_REASONS, WHOLE_REPORT } from '../../phrases/annual.ts';
import { fieldsOf, sectionOfField } from './fields.ts';
import { reportLink } from './links.ts';
import type { AnnualAction, Deed, Ground } from './ports.ts';
import { outcomeOf, requireKnownAspects, totalOf, unscored, type OutcomeStep, type Scores } from './score.ts';
import { ANNUAL_STEPS, requireStep } from './steps.ts';

/** An officer who does something to a report, having seen its version `base`. */
export interface OfficeDeed {
  base: number;
  officer: string;
  key: string;
  now: Date;
}

/** @throws {ServerError} `report_changed` */
function requireSeen({ version }: Ground, base: number): void {
  if (base === version) return;
  throw new ServerError(409, 'report_changed', ANNUAL_REASONS.officerChanged, { extra: { version } });
}

const common = (ground: Ground, { officer, key, now }: OfficeDeed, action: AnnualAction) => ({
  ...{ action, key, now },
  by: { kind: 'officer' as const, id: officer },
  data: { report: ground.id, year: ground.year },
});

/** @throws {ServerError} `report_changed`, `impossible_step` */
export function decideBegin(ground: Ground, deed: OfficeDeed): Deed {
  requireSeen(ground, deed.base);
  requireStep(ground.state, 'begin');
  return {
    ...common(ground, deed, 'annual_review_begun'),
    ...{ visible: true, notice: null, patch: { state: ANNUAL_STEPS.begin.to, assigneeId: deed.officer } },
  };
}

export interface CorrectionAsked {
  items: readonly { field: string | null; reason: string }[];
  words: string;
  dueOn: string;
}

/** All that is to be mended is told at once. @throws {ServerError} `report_changed`, `impossible_step`, `due_passed`, `unknown_field` */
export function decideCorrection(
  annual: Annual,
  ground: Ground,
  deed: OfficeDeed,
  asked: CorrectionAsked,
): Deed {
  requireSeen(ground, deed.base);
  requireStep(ground.state, 'correct');
  const { now, officer } = deed;
  const { words, dueOn } = asked;
  if (dueOn <= shanghaiDay(now.getTime())) throw new ServerError(422, 'due_passed', ANNUAL_REASONS.duePassed);
  const items = asked.items.map(({ field, reason }) => itemOf(annual, field, reason));
  const told = { items: linked(ground, items), count: items.length, words, dueOn };
  const data = { report: ground.id, year: ground.year, ...told };
  return {
    ...common(ground, deed, 'annual_correction'),
    ...{ visible: true, notice: 'annual_correction', data },
    patch: {
      state: ANNUAL_STEPS.correct.to,
      assigneeId: officer,
      correction: { at: now.toISOString(), items, words, dueOn },
      dueOn,
    },
    reminder: { dueOn },
  };
}

function itemOf(annual: Annual, field: string | null, reason: string) {
  if (field === null) return { section: null, field, title: WHOLE_REPORT, reason };
  const found = fieldsOf(annual).find(({ id }) => id === field);
  if (found === undefined) throw new ServerError(422, 'unknown_field', ANNUAL_REASONS.unknownField);
  return { section: sectionOfField(annual, field)!.id, field, title: found.label, reason };
}

const linked = (ground: Ground, items: readonly ReturnType<typeof itemOf>[]) =>
  items.map(({ title, reason, section }) => ({ title, reason, link: reportLink(ground, section) }));

/** @throws {ServerError} `report_changed`, `impossible_step` */
export function decideAccept(ground: Ground, deed: OfficeDeed): Deed {
  requireSeen(ground, deed.base);
  requireStep(ground.state, 'accept');
  return {
    ...common(ground, deed, 'annual_accepted'),
    ...{ visible: true, notice: 'annual_accepted' },
    patch: { state: ANNUAL_STEPS.accept.to, assigneeId: deed.officer },
  };
}

/** @throws {ServerError} `report_changed`, `impossible_step`, `unknown_aspect` */
export function decideScore(
  annual: Annual,
  ground: Ground,
  deed: OfficeDeed,
  { scores, words, steps }: { scores: Scores; words: string; steps: readonly OutcomeStep[] },
): Deed {
  requireSeen(ground, deed.base);
  requireStep(ground.state, 'score');
  requireKnownAspects(annual, scores);
  const total = totalOf(annual, scores);
  const outcome = total === null ? '' : outcomeOf(steps, total);
  return {
    ...common(ground, deed, 'annual_scored'),
    ...{ visible: false, notice: null, patch: {} },
    data: { report: ground.id, year: ground.year, scores, words },
    evaluation: { scores, total: total ?? 0, outcome, words, at: deed.now, sentAt: null },
  };
}

/** What the sheet comes to is told by the steps that hold now. @throws {ServerError} `report_changed`, `impossible_step`, `not_complete` */
export function decideSend(
  annual: Annual,
  ground: Ground,
  deed: OfficeDeed,
  steps: readonly OutcomeStep[],
): Deed {
  requireSeen(ground, deed.base);
  requireStep(ground.state, 'send');
  const { scores, words } = ground.evaluation ?? { scores: {}, words: '' };
  const open = unscored(annual, scores).map(({ title }) => title);
  if (open.length > 0) throw new ServerError(422, 'not_complete', ANNUAL_REASONS.aspectsMissing(open));
  const total = totalOf(annual, scores)!;
  const outcome = outcomeOf(steps, total);
  return {
    ...common(ground, deed, 'annual_evaluated'),
    ...{ visible: true, notice: 'annual_evaluated' },
    data: { report: ground.id, year: ground.year, outcome, total, words },
    patch: { state: ANNUAL_STEPS.send.to },
    evaluation: { scores, total, outcome, words, at: deed.now, sentAt: deed.now },
  };
}
