import { expect } from 'vitest';
import { evaluate } from '../../bot/policy/evaluate.ts';
import type { Facts, Pack } from '../../bot/policy/pack.ts';
import { withoutBlanks } from './person.ts';

/** A verdict told whole: its title, every rule with its clauses to the letter, and every document of the checklist. */
export function expectVerdictTold(told: string, pack: Pack, facts: Facts): void {
  const said = withoutBlanks(told);
  const { verdict, rules, documents } = evaluate(pack, facts);
  expect(said).toContain(withoutBlanks(pack.wording.verdicts[verdict].title));
  expect(rules.length).toBeGreaterThan(5);
  for (const { rule } of rules) {
    expect(said).toContain(withoutBlanks(rule.label));
    for (const id of rule.clauses) expect(said).toContain(withoutBlanks(pack.clauses.get(id)!.text));
  }
  expect(documents.length).toBeGreaterThan(0);
  for (const document of pack.documents) {
    if (documents.includes(document.id)) expect(said).toContain(withoutBlanks(document.title));
  }
}
