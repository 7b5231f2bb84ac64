import { factsOf, judge, type ReadFact } from './condition.ts';
import type { Evaluation } from './evaluate.ts';
import { reader } from './facts.ts';
import type { Facts, Pack } from './pack.ts';
import type { JudgedRule } from './schema.ts';

/** The facts still worth asking, in the order of asking: groups as the pack lists them, within a group the most decisive first. */
export function openQuestions(pack: Pack, facts: Facts, evaluation: Evaluation): string[] {
  const worth = new Set(worthAsking(pack, facts, evaluation));
  if (worth.size === 0) return [];
  const read = reader(pack, facts);
  const ordered: string[] = [];
  for (const { questions } of pack.groups) {
    const here = questions.filter(({ fact }) => worth.has(fact)).map(({ fact }) => fact);
    if (here.length < 2) ordered.push(...here);
    else {
      const weights = new Map(here.map((fact) => [fact, decisiveness(pack, fact, read)]));
      ordered.push(...here.sort((a, b) => weights.get(b)! - weights.get(a)!));
    }
  }
  return ordered;
}

/** Facts of rules whose `where` is still unknown come last in their group: the answer to that decides whether they matter. */
function decisiveness(pack: Pack, fact: string, read: ReadFact): number {
  let weight = 0;
  for (const rule of pack.rulesOfFact.get(fact) ?? []) {
    const idle = rule.where !== undefined && judge(rule.where, read) === undefined;
    if (!idle) weight = Math.max(weight, weightOf(rule));
  }
  return weight;
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
export function atMostToCome(pack: Pack, facts: Facts, open: readonly string[]): number {
  let possible = 0;
  for (const [total, parts] of pack.totals) {
    const judged = pack.questions.has(total) && (pack.rulesOfFact.get(total)?.length ?? 0) > 0;
    const asked = facts[total] !== undefined || open.includes(total);
    if (judged && !asked && parts.some((part) => open.includes(part))) possible += 1;
  }
  return open.length + possible;
}
