import type { Pack } from '../../../bot/policy/pack.ts';
import { looksForLines } from '../../../bot/policy/papers.ts';
import type { Fact, PolicyDocument, Rule } from '../../../bot/policy/schema.ts';
import type { Programme } from '../../contract/programme.ts';
import { presentForm } from './present-form.ts';

/** The pack as the pages need it. It does not change while the program runs. */
export function presentPack(pack: Pack): Programme {
  const { manifest, wording } = pack;
  return {
    pack: { id: manifest.id, version: manifest.version },
    title: manifest.title,
    programme: manifest.programme,
    office: manifest.office,
    documentNumber: manifest.document_number,
    inForce: manifest.in_force,
    contact: wording.contact,
    disclaimer: wording.disclaimer,
    verdicts: wording.verdicts,
    strengths: wording.strengths,
    clauses: Object.fromEntries([...pack.clauses].map(([id, { text }]) => [id, text])),
    facts: [...pack.facts.values()].map((fact) => presentFact(fact, pack)),
    groups: pack.groups.map(({ id, title }) => ({ id, title })),
    rules: pack.rules.map((rule) => presentRule(rule, pack)),
    documents: pack.documents.map((document) => presentDocument(document, pack)),
    form: presentForm(pack),
  };
}

type FactView = Programme['facts'][number];

function presentFact(fact: Fact, pack: Pack): FactView {
  const { id, label, type, clauses } = fact;
  const question = questionOf(id, pack);
  return {
    ...{ id, label, type, clauses },
    ...(type === 'count' ? { unit: fact.unit } : {}),
    ...(type === 'choice' || type === 'set' ? { options: fact.options } : {}),
    ...(type === 'text' ? { maxLength: fact.max_length } : {}),
    ...(question ? { question } : {}),
  };
}

function questionOf(fact: string, { questions, groups }: Pack): FactView['question'] {
  const found = questions.get(fact);
  if (!found) return undefined;
  const { ask, hint, why, example, optional } = found;
  const group = groups.find(({ questions: asked }) => asked.some((one) => one.fact === fact))!.id;
  return { group, ask, ...(hint === undefined ? {} : { hint }), why, example, optional };
}

function presentRule(rule: Rule, { factsOfRule }: Pack): Programme['rules'][number] {
  const { id, label, strength, clauses } = rule;
  const nextStep = rule.strength === 'encouraged' ? rule.tip : rule.next_step;
  return { id, label, strength, clauses, nextStep, facts: [...(factsOfRule.get(id) ?? [])] };
}

function presentDocument(document: PolicyDocument, { papers }: Pack): Programme['documents'][number] {
  const { id, title, basis, clauses, description } = document;
  const paper = papers.get(id);
  return {
    ...{ id, title, basis, clauses, description },
    example: paper?.example ?? null,
    looksFor: paper === undefined ? [] : looksForLines(paper),
    draft: paper?.draft !== undefined,
  };
}
