import { z } from 'zod';

/** The vocabulary of a pack, file by file. Every object is strict: a misspelt key is a fault, not a silence. */

const id = z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, '编号只用小写字母、数字、下划线和点');
const clauseId = z.string().min(1);
const text = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写作 YYYY-MM-DD');

/** pack.yaml: what the programme is, who issues it, when it is in force. */
export const manifestSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** Packs of one series follow each other in time: their periods in force may not overlap. */
  series: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  /** Raised whenever a rule, question or clause changes meaning; stored with every verdict. */
  version: z.string().regex(/^\d+(\.\d+)*$/),
  title: text,
  /** Short name of what is applied for, as used inside sentences: 创新联合体备案. */
  programme: text,
  issuer: text,
  /** Short name of the deciding office, as used inside sentences: 区科委. */
  office: text,
  document_number: text,
  issued: day,
  in_force: z.strictObject({ from: day, to: day }),
  /** The day someone last compared the pack with the published text. */
  checked_on: day,
});

/** clauses.yaml: the published text to the letter, by clause id. */
export const clauseSchema = z.strictObject({ id: clauseId, heading: text.optional(), text });

const optionSchema = z.strictObject({ id, label: text });
const factBase = { id, label: text, clauses: z.array(clauseId).min(1) };

/** facts.yaml: what can be known of an applicant. Options are numbered from 1 in this order wherever a person sees them. */
export const factSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...factBase, type: z.literal('yes_no') }),
  z.strictObject({
    ...factBase,
    type: z.literal('count'),
    /** What one of them is called after the number: 家, 所. */
    unit: text,
    /** Derived as the sum of these counts while all are known; a stated larger number wins, a smaller one is a contradiction. */
    at_least_sum_of: z.array(id).min(1).optional(),
  }),
  z.strictObject({ ...factBase, type: z.literal('choice'), options: z.array(optionSchema).min(2) }),
  z.strictObject({ ...factBase, type: z.literal('set'), options: z.array(optionSchema).min(1) }),
  z.strictObject({ ...factBase, type: z.literal('text'), max_length: z.number().int().positive() }),
]);

/** A condition over facts, evaluated in three values: yes, no, unknown. */
export type Condition =
  | { fact: string; is: string }
  | { fact: string; one_of: string[] }
  | { fact: string; at_least: number }
  | { fact: string; includes_all: true }
  | { fact: string; includes: string[] }
  | { all: Condition[] }
  | { any: Condition[] };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ fact: id, is: z.string() }),
      z.strictObject({ fact: id, one_of: z.array(z.string()).min(1) }),
      z.strictObject({ fact: id, at_least: z.number().int().nonnegative().max(9999) }),
      z.strictObject({ fact: id, includes_all: z.literal(true) }),
      z.strictObject({ fact: id, includes: z.array(z.string()).min(1) }),
      z.strictObject({ all: z.array(conditionSchema).min(1) }),
      z.strictObject({ any: z.array(conditionSchema).min(1) }),
    ],
    { error: '条件须是 is、one_of、at_least、includes_all、includes、all、any 之一' },
  ),
);

/** rules.yaml. `encouraged` rules are tips: no condition, no status, never counted. */
export const ruleSchema = z.discriminatedUnion('strength', [
  z.strictObject({
    id,
    strength: z.enum(['must', 'in_principle', 'inferred']),
    label: text,
    clauses: z.array(clauseId).min(1),
    /** Can still be done before filing: unmet, it is a task, never a refusal. */
    preparable: z.boolean().default(false),
    where: conditionSchema.optional(),
    met: conditionSchema,
    /** What to do when it is not met. */
    next_step: text,
  }),
  z.strictObject({
    id,
    strength: z.literal('encouraged'),
    label: text,
    clauses: z.array(clauseId).min(1),
    tip: text,
  }),
]);

/** questions.yaml: groups that a person finds natural, each a list of questions. */
export const questionSchema = z.strictObject({
  fact: id,
  /** At most 36 characters: a card's title. */
  ask: text.max(36),
  /** One line under the question: what counts, in plain words. */
  hint: text.max(120).optional(),
  /** Why it is asked, citing the fact's clause. */
  why: text,
  example: text,
  /** Asked only on request (修改, a correction link) or when a rule comes to need it. */
  optional: z.boolean().default(false),
});
export const groupSchema = z.strictObject({ id, title: text, questions: z.array(questionSchema).min(1) });

/** documents.yaml: the checklist. */
export const documentSchema = z.strictObject({
  id,
  title: text,
  /** `named` stands in the published text; `supporting` is a suggestion and is shown as one. */
  basis: z.enum(['named', 'supporting']),
  clauses: z.array(clauseId).min(1),
  description: text,
  wanted: z
    .union([
      z.literal('always'),
      z.strictObject({ when: conditionSchema }),
      z.strictObject({ unmet: z.enum(['must', 'in_principle', 'inferred']) }),
    ])
    .default('always'),
});

/** duties.yaml: what follows after filing. */
export const dutySchema = z.strictObject({
  id,
  title: text,
  clauses: z.array(clauseId).min(1),
  description: text,
});

/** answers.yaml: questions people ask about the policy, and what answers them. */
export const answersSchema = z.strictObject({
  /** Answered from clauses: question forms, one to three sentences of lead-in, the clauses quoted (best first). */
  stated: z.array(
    z.strictObject({ id, forms: z.array(text).min(1), lead: text, clauses: z.array(clauseId).min(1).max(2) }),
  ),
  /** Asked for, but not stated by the published text; `nearest` only where it truly helps. */
  unstated: z.array(
    z.strictObject({ id, forms: z.array(text).min(1), lead: text, nearest: clauseId.optional() }),
  ),
  /** Questions about other programmes and other matters altogether, as people mistakenly bring them here. */
  unrelated: z.strictObject({ forms: z.array(text).min(1) }),
  /** Words taken for one another in questions: the first word names the matter, the others mean it. */
  synonyms: z.record(text, z.array(text).min(1)).default({}),
  /** Names of other programmes and matters: a question with one of them and no domain word is not ours. */
  elsewhere: z.array(text).default([]),
  /** Words that show a question to be about this programme at all. */
  domain_words: z.array(text).min(1),
});

const verdictText = z.strictObject({ title: text, meaning: text });
/** wording.yaml: sentences that speak of this programme. */
export const wordingSchema = z.strictObject({
  welcome: text,
  /** Shown with every verdict: a self-check, the office decides. */
  disclaimer: z.strictObject({ text, clauses: z.array(clauseId).min(1) }),
  verdicts: z.strictObject({
    ineligible: verdictText,
    incomplete: verdictText,
    needs_review: verdictText,
    not_ready: verdictText,
    eligible_with_notes: verdictText,
    eligible: verdictText,
  }),
  /** How each strength is said to a person. */
  strengths: z.strictObject({ must: text, in_principle: text, inferred: text, encouraged: text }),
  /** Said when someone wants a human: how to reach the office, from what is published. */
  contact: text,
  /** Said when the published text does not answer. */
  not_stated: text,
  /** Said when a question has nothing to do with the programme. */
  unrelated: text,
  /** Said to a request to be declared eligible, or to bend the rules. */
  no_favours: text,
  /** Said after the period in force has ended, or before it begins. */
  not_in_force: text,
});

/** vocabulary.yaml: the words in which people speak of each fact, by fact id. */
export const vocabularySchema = z.record(
  id,
  z.strictObject({
    /** Words that name the matter itself: 组建协议, 协议. */
    names: z.array(text).default([]),
    /** Phrases that state it outright, as yes, no or partly, without any other word. */
    yes: z.array(text).default([]),
    no: z.array(text).default([]),
    partly: z.array(text).default([]),
    /** Words and verbs that belong to the matter and say nothing by themselves: 聘书, 章, 出钱. */
    about: z.array(text).default([]),
    /** Yes of one is yes: registered elsewhere and at work here. */
    either: z.boolean().default(false),
    /** Counts: measure words and nouns counted. */
    units: z.array(text).default([]),
    /** Choices and sets: synonyms of each option. */
    options: z.record(id, z.array(text)).default({}),
  }),
);

export type Manifest = z.infer<typeof manifestSchema>;
export type Clause = z.infer<typeof clauseSchema>;
export type Fact = z.infer<typeof factSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type JudgedRule = Exclude<Rule, { strength: 'encouraged' }>;
export type Question = z.infer<typeof questionSchema>;
export type QuestionGroup = z.infer<typeof groupSchema>;
export type PolicyDocument = z.infer<typeof documentSchema>;
export type Duty = z.infer<typeof dutySchema>;
export type Answers = z.infer<typeof answersSchema>;
export type Wording = z.infer<typeof wordingSchema>;
export type PackVocabulary = z.infer<typeof vocabularySchema>;
