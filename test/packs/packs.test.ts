import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../bot/policy/condition.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import type { JudgedRule } from '../../bot/policy/schema.ts';
import { readPack } from '../../bot/read-pack.ts';

const ROOT = join(import.meta.dirname, '../..');
const BAOSHAN = readPack(join(ROOT, 'bot/packs/baoshan-2025-8'));
const PROOF_CENTRE = readPack(join(ROOT, 'test/packs/yunqiao-proof-centre'));

const BINDING = /必须|不得|应当|硬性|一律/;
const SOFT = /原则上|一般|鼓励/;

const judged = (pack: Pack) =>
  pack.rules.filter((rule): rule is JudgedRule => rule.strength !== 'encouraged');

/** The strengths with which the rules speak of a fact. */
function strengthsOf(pack: Pack, fact: string): string[] {
  const rules = judged(pack).filter((rule) => factsOf(rule.met).includes(fact));
  return [...new Set(rules.map((rule) => rule.strength))];
}

describe('the Baoshan pack', () => {
  it('holds every clause of the guideline to the letter, and nothing else', () => {
    const official = JSON.parse(
      readFileSync(join(import.meta.dirname, 'baoshan-2025-8-clauses.json'), 'utf8'),
    ) as Record<string, string>;
    const held = [...BAOSHAN.clauses.values()].map(({ id, text }) => [
      id,
      createHash('sha256').update(text).digest('hex'),
    ]);
    expect(Object.fromEntries(held)).toEqual(official);
  });
});

describe.each([
  ['the Baoshan pack', BAOSHAN],
  ['the second pack', PROOF_CENTRE],
])('%s', (_, pack) => {
  it('asks a question for every fact', () => {
    expect([...pack.questions.keys()].toSorted()).toEqual([...pack.facts.keys()].toSorted());
  });

  it('names in every why a clause of the fact asked for', () => {
    const silent = [...pack.questions.values()].filter(
      ({ fact, why }) => !pack.facts.get(fact)!.clauses.some((clause) => why.includes(clause)),
    );
    expect(silent).toEqual([]);
  });

  it('never says that an in-principle rule is binding, where it asks, judges or advises', () => {
    const questions = [...pack.questions.values()].filter(
      ({ fact }) => strengthsOf(pack, fact).join() === 'in_principle',
    );
    expect(questions.filter(({ why }) => !SOFT.test(why) || /要求/.test(why))).toEqual([]);
    expect(questions.filter((question) => BINDING.test(JSON.stringify(question)))).toEqual([]);
    const rules = judged(pack).filter(({ strength }) => strength === 'in_principle');
    expect(rules.filter(({ label, next_step }) => BINDING.test(label + next_step))).toEqual([]);
  });

  it('never softens a must', () => {
    const questions = [...pack.questions.values()].filter(
      ({ fact }) => strengthsOf(pack, fact).join() === 'must',
    );
    expect(questions.filter(({ why }) => SOFT.test(why))).toEqual([]);
    const rules = judged(pack).filter(({ strength }) => strength === 'must');
    expect(rules.filter(({ label, next_step }) => /说明理由|不强制/.test(label + next_step))).toEqual([]);
  });

  it('never says in an answer that a clause without any must is binding', () => {
    const mustClauses = new Set(
      judged(pack).flatMap((rule) => (rule.strength === 'must' ? rule.clauses : [])),
    );
    const softClauses = new Set(pack.rules.flatMap(({ clauses }) => clauses));
    const wrong = pack.answers.stated.filter(
      ({ clauses, lead }) =>
        clauses.every((clause) => softClauses.has(clause) && !mustClauses.has(clause)) && BINDING.test(lead),
    );
    expect(wrong).toEqual([]);
  });

  it('can cite every clause in some answer', () => {
    const cited = new Set(pack.answers.stated.flatMap(({ clauses }) => clauses));
    expect([...pack.clauses.keys()].filter((id) => !cited.has(id))).toEqual([]);
  });

  it('leads into an answer with one to three sentences', () => {
    const leads = [...pack.answers.stated, ...pack.answers.unstated].map(({ lead }) => lead);
    expect(leads.filter((lead) => !/^[^。]+。([^。]+。){0,2}$/.test(lead))).toEqual([]);
  });

  it('gives no number in an answer that its clauses do not give', () => {
    const invented = pack.answers.stated.flatMap(({ id, lead, clauses }) => {
      const source = clauses.map((clause) => pack.clauses.get(clause)!.text).join(' ');
      const numbers = lead.match(/\d+(\.\d+)*/g) ?? [];
      const named = (number: string) => number.includes('.') && pack.clauses.has(number);
      return numbers.filter((number) => !source.includes(number) && !named(number)).map(() => id);
    });
    expect(invented).toEqual([]);
  });

  it('gives no telephone number and no address of a page', () => {
    const said = JSON.stringify([
      pack.wording,
      pack.answers,
      pack.documents,
      pack.duties,
      pack.form,
      [...pack.questions.values()],
    ]);
    expect(said).not.toMatch(/\d{7,}|https?:|www\.|@\w+\./);
  });

  it('bars an application only for what identifies it and whom to reach, and says that the text does not ask for it', () => {
    const required = [...pack.formFields.values()].filter((field) => field.required);
    expect(required.length).toBeLessThanOrEqual(3);
    const { title_field: title } = pack.form;
    expect(required.filter(({ id, personal }) => id !== title && !personal)).toEqual([]);
    expect(required.filter(({ hint }) => !/没有(写明|规定)/.test(hint ?? ''))).toEqual([]);
  });

  it('marks what concerns a person, and asks no number of a document from anyone', () => {
    const fields = [...pack.formFields.values()];
    expect(fields.filter(({ type, personal }) => ['mobile', 'email'].includes(type) && !personal)).toEqual(
      [],
    );
    expect(fields.filter(({ label }) => /身份证|证件|护照/.test(label))).toEqual([]);
  });

  it('says with every verdict that the office decides', () => {
    expect(pack.wording.disclaimer.text).toContain(pack.manifest.office);
    expect(pack.wording.disclaimer.text).toContain('自查');
  });
});

it('the second pack uses every part of the vocabulary that a rule or document can have', () => {
  const text = JSON.stringify([PROOF_CENTRE.rules, PROOF_CENTRE.documents, [...PROOF_CENTRE.facts.values()]]);
  const strengths = new Set(PROOF_CENTRE.rules.map(({ strength }) => strength));
  const types = new Set([...PROOF_CENTRE.facts.values()].map(({ type }) => type));
  expect(strengths).toEqual(new Set(['must', 'in_principle', 'inferred', 'encouraged']));
  expect(types).toEqual(new Set(['yes_no', 'count', 'choice', 'set', 'text']));
  for (const part of ['any', 'where', 'includes', 'one_of', 'at_least', 'at_least_sum_of', 'unmet', 'when']) {
    expect(text).toContain(`"${part}":`);
  }
});
