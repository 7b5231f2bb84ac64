import type { z } from 'zod';
import { evaluate, type Status } from '../../../bot/policy/evaluate.ts';
import type { Facts, Pack } from '../../../bot/policy/pack.ts';
import type { rejudgedSchema } from '../../contract/later.ts';
import { checkCounts, type Member } from '../applications/members.ts';

export type Rejudged = z.output<typeof rejudgedSchema>;

/**
 * What a change of the roster means by the rules of the case's own pack: the counts by the listed members, and every rule that rests on a
 * count. What was answered of everything else stays as it was handed in.
 */
export function rejudge(
  pack: Pack,
  facts: Facts,
  before: readonly Member[],
  after: readonly Member[],
): Rejudged {
  const [was, is] = [listed(pack, before), listed(pack, after)];
  const [judgedBefore, judgedAfter] = [statuses(pack, facts, was), statuses(pack, facts, is)];
  const counts = [...is].map(([fact, count]) => {
    const known = pack.facts.get(fact)!;
    const unit = known.type === 'count' ? known.unit : '';
    return { fact, label: known.label, unit, before: was.get(fact)!, after: count };
  });
  const resting = pack.rules.filter(({ id }) =>
    (pack.factsOfRule.get(id) ?? []).some((fact) => is.has(fact)),
  );
  return {
    counts,
    rules: resting.map(({ id, label, strength, clauses }) => ({
      ...{ rule: id, label, clauses, strength: pack.wording.strengths[strength] },
      before: judgedBefore.get(id)!,
      after: judgedAfter.get(id)!,
    })),
  };
}

/** How many members are listed for each count of the check. */
const listed = (pack: Pack, members: readonly Member[]): ReadonlyMap<string, number> =>
  new Map(checkCounts(pack, {}, members).map(({ fact, listed: count }) => [fact, count]));

function statuses(
  pack: Pack,
  facts: Facts,
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<string, Status> {
  const { rules } = evaluate(pack, { ...facts, ...Object.fromEntries(counts) });
  return new Map(rules.map(({ rule, status }) => [rule.id, status]));
}

/** Rules that are met now, or open, and would not be any more. */
export const worsened = ({ rules }: Rejudged): Rejudged['rules'] =>
  rules.filter(({ before, after }) => before !== 'unmet' && after === 'unmet');
