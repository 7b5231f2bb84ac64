import type { Evaluation, RuleResult, Status, Verdict } from '../policy/evaluate.ts';
import { lift } from '../policy/lift.ts';
import type { Facts, FactValue, Pack } from '../policy/pack.ts';
import type { Fact } from '../policy/schema.ts';
import { createQuoter } from './clause-text.ts';
import { commandId } from './option-id.ts';
import { LABELS, PHRASES, STATUS_MARKS } from './phrases.ts';
import type { Option, Reply } from './types.ts';
import { valueLabel } from './values.ts';

/**
 * The verdict rule by rule: first what stands in the way and what would change it, then what is met. A blank line parts the rules, so
 * that a channel that must split a long text does it between two of them.
 */
export function verdictReplies(pack: Pack, facts: Facts, evaluation: Evaluation): Reply[] {
  const wording = pack.wording.verdicts[evaluation.verdict];
  const quoteOnce = createQuoter(pack);
  const section = (status: Status) => rulesSection(pack, evaluation.rules, status, quoteOnce);
  const count = (status: Status) => evaluation.rules.filter((result) => result.status === status).length;
  const disclaimer = pack.wording.disclaimer;
  const first = [
    `${PHRASES.verdictHead(wording.title)}\n${PHRASES.verdictCounts(count('met'), count('unmet'), count('open'))}`,
    wording.meaning,
    ...section('unmet'),
    ...section('open'),
    ...liftSection(pack, facts, evaluation),
    disclaimer.text,
  ].join('\n\n');
  const second = [...section('met'), ...section('not_applicable'), ...tipsSection(pack)].join('\n\n');
  const cited = (statuses: readonly Status[]) => [
    ...new Set(
      evaluation.rules.filter(({ status }) => statuses.includes(status)).flatMap(({ rule }) => rule.clauses),
    ),
  ];
  return [
    {
      text: first,
      options: [],
      clauses: [...new Set([...cited(['unmet', 'open']), ...disclaimer.clauses])],
    },
    ...(second === '' ? [] : [{ text: second, options: [], clauses: cited(['met', 'not_applicable']) }]),
  ];
}

/** What may be wanted once a verdict stands; offered below the last of what is said, where a person's eye and thumb end up. */
export const afterVerdict = (listed: boolean): readonly Option[] => [
  ...(listed ? [] : [{ id: commandId('checklist'), label: LABELS.checklist }]),
  { id: commandId('answers'), label: LABELS.answers },
  { id: commandId('after_filing'), label: LABELS.afterFiling },
  { id: commandId('human'), label: LABELS.human },
  { id: commandId('restart'), label: LABELS.restart },
];

function rulesSection(
  pack: Pack,
  rules: readonly RuleResult[],
  status: Status,
  quoteOnce: (id: string) => string,
): string[] {
  const chosen = rules.filter((result) => result.status === status);
  if (chosen.length === 0) return [];
  const paragraphs = chosen.map(({ rule }) =>
    [
      PHRASES.ruleHead(STATUS_MARKS[status], rule.label, pack.wording.strengths[rule.strength]),
      ...(status === 'unmet' || status === 'open' ? [PHRASES.nextStep(rule.next_step)] : []),
      ...rule.clauses.map(quoteOnce),
    ].join('\n'),
  );
  const [first, ...rest] = paragraphs;
  return [`${PHRASES.sectionHead(PHRASES.heads[status], chosen.length)}\n${first}`, ...rest];
}

function liftSection(pack: Pack, facts: Facts, evaluation: Evaluation): string[] {
  const way = lift(pack, facts);
  if (way === null) return [];
  const items = Object.entries(way.changes).map(([id, value]) => {
    const fact = pack.facts.get(id)!;
    return PHRASES.liftItem(fact.label, wantedLabel(fact, value));
  });
  const titleOf = (verdict: Verdict) => pack.wording.verdicts[verdict].title;
  const head =
    way.verdict === 'incomplete'
      ? PHRASES.liftOutHead(titleOf(evaluation.verdict))
      : PHRASES.liftHead(titleOf(way.verdict));
  return [[head, ...items].join('\n')];
}

const wantedLabel = (fact: Fact, value: FactValue): string =>
  fact.type === 'count' ? PHRASES.atLeast(value as number, fact.unit) : valueLabel(fact, value);

function tipsSection(pack: Pack): string[] {
  const tips = pack.rules.flatMap((rule) => (rule.strength === 'encouraged' ? [`· ${rule.tip}`] : []));
  return tips.length > 0 ? [[PHRASES.tips, ...tips].join('\n')] : [];
}
