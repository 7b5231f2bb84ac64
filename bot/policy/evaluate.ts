import { judge, type ReadFact, type Truth } from './condition.ts';
import { derivable, reader } from './facts.ts';
import type { Facts, Pack } from './pack.ts';
import type { JudgedRule, PolicyDocument } from './schema.ts';

/** Worst to best, but for `incomplete`, which only says that a needed fact is not known. */
export const VERDICTS = [
  'ineligible',
  'incomplete',
  'needs_review',
  'not_ready',
  'eligible_with_notes',
  'eligible',
] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Status = 'met' | 'unmet' | 'open' | 'not_applicable';

export interface RuleResult {
  rule: JudgedRule;
  status: Status;
}

export interface Evaluation {
  verdict: Verdict;
  /** Every judged rule in the pack's order; encouraged ones are tips and have no status. */
  rules: readonly RuleResult[];
  /** Needed facts that are not known, in the pack's order of facts. */
  missing: readonly string[];
  /** Ids of the wanted documents, in the checklist's order. */
  documents: readonly string[];
}

/** Judges what is known. Pure and total: any facts that pass `factFaults` have exactly one evaluation. */
export function evaluate(pack: Pack, facts: Facts): Evaluation {
  const read = reader(pack, facts);
  const rules: RuleResult[] = [];
  for (const rule of pack.rules) {
    if (rule.strength !== 'encouraged') rules.push({ rule, status: statusOf(rule, read) });
  }
  const missing = missingFacts(pack, facts, rules);
  const documents: string[] = [];
  for (const document of pack.documents) if (isWanted(document, rules, read)) documents.push(document.id);
  return { verdict: verdictOf(rules, missing.length > 0), rules, missing, documents };
}

const STATUS_OF: Record<string, Status> = { true: 'met', false: 'unmet', undefined: 'open' };
const named = (truth: Truth) => STATUS_OF[String(truth)]!;

/** A rule with a `where` does not apply when that is false, and is open while it is not known. */
function statusOf(rule: JudgedRule, read: ReadFact): Status {
  if (rule.where === undefined) return named(judge(rule.met, read));
  const applies = judge(rule.where, read);
  if (applies === true) return named(judge(rule.met, read));
  return applies === false ? 'not_applicable' : 'open';
}

/** Every fact of every applicable rule is needed until it is known, whatever the rule's status; a derivable total is not. */
function missingFacts(pack: Pack, facts: Facts, rules: readonly RuleResult[]): string[] {
  const missing = new Set<string>();
  for (const { rule, status } of rules) {
    if (status === 'not_applicable') continue;
    for (const fact of pack.factsOfRule.get(rule.id) ?? []) {
      if (facts[fact] === undefined && !derivable(pack, facts, fact)) missing.add(fact);
    }
  }
  return missing.size < 2 ? [...missing] : [...pack.facts.keys()].filter((fact) => missing.has(fact));
}

function verdictOf(rules: readonly RuleResult[], incomplete: boolean): Verdict {
  const some = (strengths: (rule: JudgedRule) => boolean, ...statuses: Status[]) =>
    rules.some(({ rule, status }) => statuses.includes(status) && strengths(rule));
  const bar = (rule: JudgedRule) => rule.strength === 'must' && !rule.preparable;
  if (some(bar, 'unmet')) return 'ineligible';
  if (incomplete) return 'incomplete';
  if (some(bar, 'open')) return 'needs_review';
  if (some((rule) => rule.strength === 'must', 'unmet', 'open')) return 'not_ready';
  return some((rule) => rule.strength !== 'must', 'unmet', 'open') ? 'eligible_with_notes' : 'eligible';
}

function isWanted(document: PolicyDocument, rules: readonly RuleResult[], read: ReadFact): boolean {
  const { wanted } = document;
  if (wanted === 'always') return true;
  if ('when' in wanted) return judge(wanted.when, read) === true;
  return rules.some(({ rule, status }) => status === 'unmet' && rule.strength === wanted.unmet);
}
