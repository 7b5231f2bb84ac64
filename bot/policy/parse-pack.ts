import { z } from 'zod';
import { factsOf } from './condition.ts';
import { PackError, type Fault } from './fault.ts';
import type { Pack } from './pack.ts';
import { officeFileSchema } from './office-schema.ts';
import { OPTIONAL_SCHEMAS, SCHEMAS, type PackFiles } from './pack-files.ts';
import { referenceFaults } from './references.ts';
import type { Condition, JudgedRule, Rule } from './schema.ts';
import { parseYamlFile } from './yaml-file.ts';

/**
 * Checks a pack's files and builds the pack.
 * @param sources the text of each file of `PACK_FILE_NAMES`
 * @param digest sha256 of those texts, hex
 * @throws PackError with every fault at once: syntax, shape, and references between the files
 */
export function parsePack(sources: Readonly<Record<string, string | undefined>>, digest: string): Pack {
  const faults: Fault[] = [];
  const parse = ([name, schema]: [string, z.ZodType]) => [
    name,
    parseYamlFile<unknown>(name, sources[name], schema, faults),
  ];
  const given = Object.entries(OPTIONAL_SCHEMAS).filter(([name]) => sources[name] !== undefined);
  const absent = Object.keys(OPTIONAL_SCHEMAS).map((name) => [name, null] as const);
  const parsed = [...absent, ...[...Object.entries(SCHEMAS), ...given].map(parse)];
  if (faults.length > 0) throw new PackError(faults);
  const files = Object.fromEntries(parsed) as PackFiles;
  const broken = referenceFaults(files);
  if (broken.length > 0) throw new PackError(broken);
  return build(files, digest);
}

function build(files: PackFiles, digest: string): Pack {
  const facts = byId(files['facts.yaml'].value);
  const rules = files['rules.yaml'].value.map((rule) => resolveRule(rule, facts));
  const judged = rules.filter((rule): rule is JudgedRule => rule.strength !== 'encouraged');
  const factsOfRule = new Map(judged.map((rule) => [rule.id, factsOf(rule.met)]));
  const groups = files['questions.yaml'].value;
  const resolve = (condition: Condition) => resolveIncludesAll(condition, facts);
  return {
    manifest: files['pack.yaml'].value,
    digest,
    clauses: byId(files['clauses.yaml'].value),
    facts,
    totals: new Map(
      [...facts.values()].flatMap((fact) =>
        fact.type === 'count' && fact.at_least_sum_of ? [[fact.id, fact.at_least_sum_of] as const] : [],
      ),
    ),
    questions: new Map(
      groups.flatMap((group) => group.questions.map((question) => [question.fact, question] as const)),
    ),
    groups,
    rules,
    factsOfRule,
    rulesOfFact: new Map(
      [...facts.keys()].map((fact) => [
        fact,
        judged.filter((rule) => factsOfRule.get(rule.id)!.includes(fact)),
      ]),
    ),
    documents: files['documents.yaml'].value.map((document) =>
      typeof document.wanted === 'object' && 'when' in document.wanted
        ? { ...document, wanted: { when: resolve(document.wanted.when) } }
        : document,
    ),
    duties: files['duties.yaml'].value,
    answers: files['answers.yaml'].value,
    wording: files['wording.yaml'].value,
    vocabulary: files['vocabulary.yaml'].value,
    form: files['form.yaml'].value,
    formFields: byId(files['form.yaml'].value.sections.flatMap(({ fields }) => fields)),
    papers: new Map(files['papers.yaml'].value.map((paper) => [paper.document, paper])),
    notices: new Map(files['notices.yaml']?.value.map((entry) => [entry.event, entry])),
    filing: files['filing.yaml']?.value ?? null,
    life: files['life.yaml']?.value ?? null,
    annual: files['annual.yaml']?.value ?? null,
    office: files['office.yaml']?.value ?? officeFileSchema.parse({}),
  };
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

function resolveRule(rule: Rule, facts: Pack['facts']): Rule {
  if (rule.strength === 'encouraged') return rule;
  const where = rule.where && resolveIncludesAll(rule.where, facts);
  return { ...rule, met: resolveIncludesAll(rule.met, facts), ...(where && { where }) };
}

/** `includes_all` is written for people; rules are judged on the list of items. */
function resolveIncludesAll(condition: Condition, facts: Pack['facts']): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => resolveIncludesAll(part, facts)) };
  if ('any' in condition) return { any: condition.any.map((part) => resolveIncludesAll(part, facts)) };
  if (!('includes_all' in condition)) return condition;
  const fact = facts.get(condition.fact);
  return {
    fact: condition.fact,
    includes: fact?.type === 'set' ? fact.options.map((option) => option.id) : [],
  };
}
