import type { RuleResult } from '../../../bot/policy/evaluate.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { Standing } from '../applications/standing.ts';

/** Rules that are not met although all they need is known: what is not answered yet is told as a question. */
export function opinions(pack: Pack, { evaluation }: Standing): readonly RuleResult[] {
  const { rules, missing } = evaluation;
  return rules.filter(({ rule, status }) => {
    if (status !== 'unmet' && status !== 'open') return false;
    return !(pack.factsOfRule.get(rule.id) ?? []).some((fact) => missing.includes(fact));
  });
}

/** The question by which a rule is answered. */
export function linkOfRule(pack: Pack, rule: string): string {
  const fact = pack.factsOfRule.get(rule)?.[0];
  return fact === undefined ? '/verdict' : `/check/${fact}`;
}
