import { factsOf, judge } from './condition.ts';
import type { Evaluation } from './evaluate.ts';
import { reader } from './facts.ts';
import type { Facts, Pack } from './pack.ts';
import type { JudgedRule } from './schema.ts';

/** The facts still worth asking, in the order of asking: groups as the pack lists them, within a group the most decisive first. */
export function openQuestions(pack: Pack, facts: Facts, evaluation: Evaluation): string[] {
  const worth = new Set(worthAsking(pack, facts, evaluation));
  const read = reader(pack, facts);
  return pack.groups.flatMap((group) =>
    group.questions
      .filter((question) => worth.has(question.fact))
      .map((question, index) => ({ fact: question.fact, index, weight: decisiveness(question.fact) }))
      .sort((a, b) => b.weight - a.weight || a.index - b.index)
      .map(({ fact }) => fact),
  );

  /** Facts of rules whose `where` is still unknown come last in their group: the answer to that decides whether they matter. */
  function decisiveness(fact: string): number {
    const rules = pack.rulesOfFact.get(fact) ?? [];
    return Math.max(
      0,
      ...rules.map((rule) => (rule.where && judge(rule.where, read) === undefined ? 0 : weightOf(rule))),
    );
  }
}

const weightOf = (rule: JudgedRule): number =>
  rule.strength === 'must' ? (rule.preparable ? 3 : 4) : rule.strength === 'in_principle' ? 2 : 1;

/** Once a bar is failed no answer changes the verdict, so only what changes the checklist is still worth asking. */
function worthAsking(pack: Pack, facts: Facts, evaluation: Evaluation): readonly string[] {
  if (evaluation.verdict !== 'ineligible') return evaluation.missing;
  const wanted = new Set<string>();
  for (const document of pack.documents) {
    if (document.wanted === 'always' || evaluation.documents.includes(document.id)) continue;
    for (const fact of factsDeciding(document.wanted, pack, evaluation))
      if (facts[fact] === undefined) wanted.add(fact);
  }
  return [...wanted].filter((fact) => evaluation.missing.includes(fact));
}

type Wanted = Exclude<Pack['documents'][number]['wanted'], 'always'>;
function factsDeciding(wanted: Wanted, pack: Pack, evaluation: Evaluation): string[] {
  if ('when' in wanted) return factsOf(wanted.when);
  return evaluation.rules
    .filter(({ rule, status }) => rule.strength === wanted.unmet && status === 'open')
    .flatMap(({ rule }) => [...(pack.factsOfRule.get(rule.id) ?? [])]);
}

/** A true upper bound on the questions to come: totals may still have to be asked when one of their parts turns out unsure. */
export function atMostToCome(pack: Pack, facts: Facts, evaluation: Evaluation): number {
  const open = new Set(openQuestions(pack, facts, evaluation));
  let possible = 0;
  for (const [total, parts] of pack.totals) {
    const judged = (pack.rulesOfFact.get(total) ?? []).length > 0 && pack.questions.has(total);
    if (judged && facts[total] === undefined && !open.has(total) && parts.some((part) => open.has(part)))
      possible += 1;
  }
  return open.size + possible;
}
