import {
  evaluate,
  type Evaluation,
  type RuleResult,
  type Status,
  type Verdict,
} from '../../../bot/policy/evaluate.ts';
import { totalBelowSum, valueFault } from '../../../bot/policy/facts.ts';
import type { Facts, FactValue, Pack } from '../../../bot/policy/pack.ts';
import type { JudgedRule } from '../../../bot/policy/schema.ts';

export interface RuleChange {
  rule: string;
  label: string;
  clauses: readonly string[];
  /** Null: the pack has no such rule. */
  before: Judged | null;
  after: Judged | null;
}
/** How a rule was judged, and how much it weighs. */
interface Judged {
  status: Status;
  strength: JudgedRule['strength'];
}

export interface VerdictChange {
  before: Verdict;
  after: Verdict;
  rules: readonly RuleChange[];
  /** Facts that only now count as not known. */
  missing: readonly string[];
  /** Answers that the draft pack does not know or does not take. */
  dropped: readonly string[];
}

/** What becomes of a case's verdict under another pack, and why; null where it stays as it is. */
export function compareVerdicts(own: Pack, draft: Pack, answers: Facts): VerdictChange | null {
  const before = evaluate(own, fitting(own, answers).facts);
  const { facts, dropped } = fitting(draft, answers);
  const after = evaluate(draft, facts);
  if (before.verdict === after.verdict) return null;
  return {
    before: before.verdict,
    after: after.verdict,
    rules: changedRules(before, after),
    missing: after.missing.filter((fact) => !before.missing.includes(fact)),
    dropped,
  };
}

/** Of stored answers, what a pack understands. */
function fitting(pack: Pack, answers: Facts): { facts: Facts; dropped: string[] } {
  const facts: Record<string, FactValue> = {};
  const dropped: string[] = [];
  for (const [id, value] of Object.entries(answers)) {
    const fact = pack.facts.get(id);
    if (fact !== undefined && valueFault(fact, value) === null) facts[id] = value;
    else dropped.push(id);
  }
  const contradiction = totalBelowSum(pack, facts);
  if (contradiction !== null) delete facts[contradiction.fact];
  return { facts, dropped };
}

function changedRules(before: Evaluation, after: Evaluation): RuleChange[] {
  const [was, is] = [byId(before), byId(after)];
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const { rule } = (is.get(id) ?? was.get(id))!;
    const change = { before: judgedOf(was.get(id)), after: judgedOf(is.get(id)) };
    return makesNone(change) ? [] : [{ rule: id, label: rule.label, clauses: rule.clauses, ...change }];
  });
}

const judgedOf = (result: RuleResult | undefined): Judged | null =>
  result === undefined ? null : { status: result.status, strength: result.rule.strength };

/** What a rule weighs counts where it is not met. */
function makesNone({ before, after }: Pick<RuleChange, 'before' | 'after'>): boolean {
  if (before?.status !== after?.status) return false;
  return (
    before?.strength === after?.strength || before?.status === 'met' || before?.status === 'not_applicable'
  );
}

const byId = ({ rules }: Evaluation) => new Map(rules.map((result) => [result.rule.id, result]));
