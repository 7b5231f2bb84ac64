import { annualFaults } from './annual-faults.ts';
import type { Fault } from './fault.ts';
import type { RequiredFileName, PackFiles } from './pack-files.ts';
import { conditionFaults } from './condition-faults.ts';
import { filingFaults } from './filing-faults.ts';
import { formFaults } from './form-faults.ts';
import { noticesFaults } from './notices-faults.ts';
import { lifeFaults } from './life-faults.ts';
import { officeFaults } from './office-faults.ts';
import { papersFaults } from './papers-references.ts';
import type { Condition, Fact } from './schema.ts';

type Path = (string | number)[];

/** Every reference between the files that leads nowhere, every id given twice, every question nobody can reach. */
export function referenceFaults(files: PackFiles): Fault[] {
  return [
    ...repeatedIds(files),
    ...missingClauses(files),
    ...brokenConditions(files),
    ...questionFaults(files),
    ...factFaults(files),
    ...vocabularyFaults(files),
    ...manifestFaults(files),
    ...formFaults(files),
    ...papersFaults(files),
    ...noticesFaults(files),
    ...filingFaults(files),
    ...lifeFaults(files),
    ...officeFaults(files),
    ...annualFaults(files),
  ];
}

function repeatedIds(files: PackFiles): Fault[] {
  const names = [
    'clauses.yaml',
    'facts.yaml',
    'rules.yaml',
    'documents.yaml',
    'duties.yaml',
    'questions.yaml',
  ] as const;
  const repeated = names.flatMap((name) =>
    repeats(files[name].value.map((item: { id: string }) => item.id)).map(({ id, index }) =>
      files[name].fault([index, 'id'], `the id ${id} is given twice`),
    ),
  );
  const answers = files['answers.yaml'];
  const answerIds = repeats([...answers.value.stated, ...answers.value.unstated].map(({ id }) => id));
  return [...repeated, ...answerIds.map(({ id }) => answers.fault([], `the answer id ${id} is given twice`))];
}

function repeats(ids: readonly string[]): { id: string; index: number }[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [{ id, index }] : []));
}

function missingClauses(files: PackFiles): Fault[] {
  const known = new Set(files['clauses.yaml'].value.map(({ id }) => id));
  const cited: [RequiredFileName, Path, string][] = [];
  for (const name of ['facts.yaml', 'rules.yaml', 'documents.yaml', 'duties.yaml'] as const) {
    files[name].value.forEach((item: { clauses: string[] }, index) =>
      item.clauses.forEach((clause, place) => cited.push([name, [index, 'clauses', place], clause])),
    );
  }
  const { stated, unstated } = files['answers.yaml'].value;
  stated.forEach((answer, index) =>
    answer.clauses.forEach((clause, place) =>
      cited.push(['answers.yaml', ['stated', index, 'clauses', place], clause]),
    ),
  );
  unstated.forEach((answer, index) => {
    if (answer.nearest) cited.push(['answers.yaml', ['unstated', index, 'nearest'], answer.nearest]);
  });
  files['wording.yaml'].value.disclaimer.clauses.forEach((clause, place) =>
    cited.push(['wording.yaml', ['disclaimer', 'clauses', place], clause]),
  );
  return cited.flatMap(([name, path, clause]) =>
    known.has(clause) ? [] : [files[name].fault(path, `there is no clause ${clause}`)],
  );
}

function brokenConditions(files: PackFiles): Fault[] {
  const facts = new Map(files['facts.yaml'].value.map((fact) => [fact.id, fact]));
  const check = (name: RequiredFileName, path: Path, condition: Condition) =>
    conditionFaults(condition, facts, path).map((fault) => files[name].fault(fault.path, fault.reason));
  return [
    ...files['rules.yaml'].value.flatMap((rule, index) =>
      rule.strength === 'encouraged'
        ? []
        : [
            ...check('rules.yaml', [index, 'met'], rule.met),
            ...(rule.where ? check('rules.yaml', [index, 'where'], rule.where) : []),
          ],
    ),
    ...files['documents.yaml'].value.flatMap((document, index) =>
      typeof document.wanted === 'object' && 'when' in document.wanted
        ? check('documents.yaml', [index, 'wanted', 'when'], document.wanted.when)
        : [],
    ),
  ];
}

/** A rule on a fact that no question asks could never be decided; a question whose fact decides nothing would never be asked. */
function questionFaults(files: PackFiles): Fault[] {
  const asked = new Set(
    files['questions.yaml'].value.flatMap((group) => group.questions.map(({ fact }) => fact)),
  );
  const facts = new Set(files['facts.yaml'].value.map(({ id }) => id));
  const used = new Set<string>();
  const faults: Fault[] = [];
  files['rules.yaml'].value.forEach((rule, index) => {
    if (rule.strength === 'encouraged') return;
    for (const [key, condition] of [
      ['met', rule.met],
      ['where', rule.where],
    ] as const) {
      for (const fact of condition ? leaves(condition) : []) {
        used.add(fact);
        if (facts.has(fact) && !asked.has(fact)) {
          faults.push(
            files['rules.yaml'].fault([index, key], `no question asks for ${fact}, which this rule needs`),
          );
        }
      }
    }
  });
  const seen = new Set<string>();
  files['questions.yaml'].value.forEach((group, groupIndex) =>
    group.questions.forEach((question, index) => {
      const path = [groupIndex, 'questions', index, 'fact'];
      const fault = (reason: string) => faults.push(files['questions.yaml'].fault(path, reason));
      if (!facts.has(question.fact)) fault(`there is no fact ${question.fact}`);
      else if (!used.has(question.fact) && !question.optional)
        fault(`unreachable: no rule needs ${question.fact}; mark it optional`);
      if (seen.has(question.fact)) fault(`${question.fact} is asked twice`);
      seen.add(question.fact);
    }),
  );
  return faults;
}

const leaves = (condition: Condition): string[] =>
  'all' in condition
    ? condition.all.flatMap(leaves)
    : 'any' in condition
      ? condition.any.flatMap(leaves)
      : [condition.fact];

function factFaults(files: PackFiles): Fault[] {
  const facts = new Map<string, Fact>(files['facts.yaml'].value.map((fact) => [fact.id, fact]));
  return files['facts.yaml'].value.flatMap((fact, index) => {
    const fault = (path: Path, reason: string) => files['facts.yaml'].fault([index, ...path], reason);
    if (fact.type === 'choice' || fact.type === 'set') {
      const reserved = fact.options.flatMap(({ id }, place) =>
        ['unsure', 'partly'].includes(id)
          ? [fault(['options', place], `${id} is a reserved word, not an option`)]
          : [],
      );
      const twice = repeats(fact.options.map(({ id }) => id));
      return [
        ...reserved,
        ...twice.map(({ id, index: place }) => fault(['options', place], `the option ${id} is given twice`)),
      ];
    }
    if (fact.type !== 'count') return [];
    return (fact.at_least_sum_of ?? []).flatMap((part, place) => {
      const other = facts.get(part);
      const plain = other?.type === 'count' && other.at_least_sum_of === undefined;
      return plain ? [] : [fault(['at_least_sum_of', place], `${part} is not a plain count`)];
    });
  });
}

function vocabularyFaults(files: PackFiles): Fault[] {
  const facts = new Map(files['facts.yaml'].value.map((fact) => [fact.id, fact]));
  return Object.entries(files['vocabulary.yaml'].value).flatMap(([id, words]) => {
    const fact = facts.get(id);
    if (fact === undefined) return [files['vocabulary.yaml'].fault([id], `there is no fact ${id}`)];
    const options = new Set('options' in fact ? fact.options.map((option) => option.id) : []);
    return Object.keys(words.options).flatMap((option) =>
      options.has(option)
        ? []
        : [files['vocabulary.yaml'].fault([id, 'options', option], `${id} has no option ${option}`)],
    );
  });
}

function manifestFaults(files: PackFiles): Fault[] {
  const { in_force } = files['pack.yaml'].value;
  return in_force.from <= in_force.to
    ? []
    : [
        files['pack.yaml'].fault(
          ['in_force'],
          `in force from ${in_force.from} to ${in_force.to}: the end comes before the beginning`,
        ),
      ];
}
