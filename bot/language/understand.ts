import {
  settled,
  splitSentences,
  superseded,
  takenBack,
  type Clause,
  type Sentence,
} from './words/clauses.ts';
import { cores } from './core.ts';
import { readCommand } from './acts/commands.ts';
import { changedCounts, correctedTopics } from './acts/corrections.ts';
import { readChoices } from './choices.ts';
import { readCounts } from './counts/counts.ts';
import { editedTopic } from './edits.ts';
import { compileLexicon, type Lexicon } from './words/lexicon.ts';
import { pointedTopic } from './acts/pointing.ts';
import { readLooseCommand } from './acts/loose-commands.ts';
import { readListedNames } from './counts/listed-names.ts';
import { normalise } from './words/normalise.ts';
import { joinNames } from './words/proper-names.ts';
import { partQuestion, type Asking } from './acts/questions.ts';
import type { Hearing, Reading } from './reading.ts';
import { readSets } from './sets/sets.ts';
import { asksFavour, insults, readSmalltalk } from './acts/smalltalk.ts';
import { readTexts } from './texts.ts';
import type { Token } from './words/token.ts';
import { tokenise } from './words/tokens.ts';
import type { Doubt, Listening, Statement, Topic, Understanding } from './types.ts';
import { readYesNo } from './stances/yes-no.ts';

/** Longer messages are pastes: nothing in them is recorded without asking back. */
const LONGEST_ANSWER = 400;
/** Of a paste no more than this is read at all. */
const LONGEST_READ = 800;
const MOST_DOUBTS_OF_PASTE = 5;

/** What `createListener` makes: reads one message, in the light of the pending question and of what is known. */
export type Listener = (text: string, context: Pick<Listening, 'asking' | 'known'>) => Understanding;

/** ???, 。。。: two signs or more that say nothing. */
const SIGNS_ONLY = /^[\s?!。.,…~、;:*]{2,}$/;

const nothing = (intent: Understanding['intent']): Understanding => ({ intent, statements: [], doubts: [] });

/**
 * A listener for the matters of one pack; words are compiled once, a message is then read in microseconds. Deterministic:
 * the same text and context give the same understanding. Never throws. What is not understood with confidence is no
 * statement: it becomes a doubt, with what it may have meant.
 */
export const createListener = (topics: readonly Topic[]): Listener => {
  const lexicon = compileLexicon(topics);
  return (text, { asking, known }) => {
    const words = normalise(text.slice(0, LONGEST_READ));
    if (words.trim() === '' || SIGNS_ONLY.test(words)) return nothing('unclear');
    const topic = asking === null ? null : (lexicon.topics.get(asking) ?? null);
    const hearing: Hearing = { lexicon, asking: topic, known, text: words };
    if (asksFavour(words)) return { ...nothing('smalltalk'), smalltalk: 'favour' };
    return readWhole(words, hearing) ?? readSentences(text, hearing);
  };
};

/** Messages that are one thing as a whole: a command or a courtesy. */
const readWhole = (said: string, hearing: Hearing): Understanding | null => {
  const words = said.replaceAll('自检', '自查');
  const { asking, lexicon } = hearing;
  if (isPlainYes(words, asking, lexicon)) return null;
  const smalltalk = readSmalltalk(words);
  if (smalltalk) return { ...nothing('smalltalk'), smalltalk };
  const command = readCommand(cores(words));
  if (!command) return readLoose(words, hearing);
  if (command.name !== 'edit') return { ...nothing('command'), command: { name: command.name } };
  const edited = editedTopic(command.object, hearing);
  if (edited === null) return readLoose(words, hearing);
  return {
    ...nothing('command'),
    command: edited === '' ? { name: 'edit' } : { name: 'edit', topic: edited },
  };
};

const MAY_NAME = new Set(['why', 'example', 'edit']);

/** A command amid courtesies: nothing else may be left, or only the name of what is asked. */
const readLoose = (words: string, hearing: Hearing): Understanding | null => {
  const loose = readLooseCommand(words);
  if (!loose) return null;
  const topic = readLooseObject(loose.rest, hearing);
  if (topic === null || (topic !== '' && !MAY_NAME.has(loose.name))) return null;
  const command = { name: loose.name };
  return { ...nothing('command'), command: loose.name === 'edit' && topic ? { ...command, topic } : command };
};

const readLooseObject = (rest: string, hearing: Hearing): string | null => {
  if (rest === '') return '';
  const topic = editedTopic(rest, hearing);
  return topic === hearing.asking?.id ? topic : null;
};

/** 嗯 and 是的 answer a yes-or-no question; 好的 and 收到 never do. */
const isPlainYes = (words: string, asking: Topic | null, lexicon: Lexicon): boolean => {
  if (asking?.type !== 'yes_no') return false;
  const entry = lexicon.exact(words.replace(/[\s。!.,~]/g, ''));
  return (
    entry?.kind === 'yes' ||
    entry?.kind === 'have' ||
    (entry?.states.some(({ topic }) => topic === asking.id) ?? false)
  );
};

const readSentences = (original: string, hearing: Hearing): Understanding => {
  const { text } = hearing;
  const sentences = splitSentences(joinNames(tokenise(text, hearing.lexicon, hearing.asking?.id)));
  const parts = sentences.map((sentence) => ({ sentence, ...partQuestion(sentence, text) }));
  const clauses = takenBack(superseded(parts.flatMap(({ told }) => told)));
  const readings = clauses.length === 0 ? [] : readClauses(clauses, original, hearing);
  const asked = original.length > LONGEST_ANSWER ? '' : questionText(parts, original);
  return conclude(readings, asked, clauses, hearing, original.length > LONGEST_ANSWER);
};

const questionText = (parts: readonly (Asking & { sentence: Sentence })[], original: string): string =>
  parts
    .flatMap(({ asks, sentence: { asked } }) =>
      asks ? original.slice(asks.start, asked ? asks.end + 1 : asks.end).trim() : [],
    )
    .join(' ');

const readClauses = (said: readonly Clause[], original: string, hearing: Hearing): Reading[] => {
  const denied = denies(said);
  const corrected = said.some(({ fixed }) => fixed) || denied;
  const clauses = denied ? settled(said) : said;
  const changed = changedCounts(clauses, hearing);
  if (changed.length > 0) return changed;
  const pointed = corrected ? readPointed(clauses, original, hearing) : [];
  if (pointed.length > 0) return pointed;
  const direct = readAll(clauses, original, hearing);
  const named = direct.filter(({ topic }) => topic !== hearing.asking?.id || !corrected);
  if (!corrected || named.some(({ sure }) => sure)) return direct;
  return readCorrection(clauses, original, hearing, direct);
};

/** 研发那题改成是: an answer to the question pointed at. */
const readPointed = (clauses: readonly Clause[], original: string, hearing: Hearing): Reading[] => {
  const pointed = pointedTopic(hearing);
  if (!pointed) return [];
  const later = clauses
    .map((clause) => ({ ...clause, tokens: clause.tokens.filter(({ start }) => start >= pointed.from) }))
    .filter(({ tokens }) => tokens.length > 0);
  return readAll(later, original, { ...hearing, asking: pointed.topic })
    .filter(({ topic, sure }) => topic === pointed.topic.id && sure)
    .map((reading) => ({ ...reading, fixed: true }));
};

const denies = (clauses: readonly Clause[]): boolean =>
  clauses.some(({ tokens }) =>
    tokens.some(({ text }, index) => text === '不是' && tokens[index + 1]?.kind === 'number'),
  );

const readAll = (clauses: readonly Clause[], original: string, hearing: Hearing): Reading[] => {
  const { asking } = hearing;
  const readings = [
    ...readCounts(clauses, hearing),
    ...readChoices(clauses, hearing),
    ...readSets(clauses, hearing),
    ...readTexts(clauses, original, hearing),
  ];
  const listed = readListedNames(clauses, hearing);
  const named = new Set(listed.map(({ topic }) => topic));
  const rest = readings.filter(({ topic }) => !named.has(topic));
  const all = [...rest, ...listed, ...readYesNo(clauses, hearing)];
  const unsure = readUnsure(clauses, hearing);
  const told = all.filter(({ topic, sure, values }) => topic === asking?.id && (sure || values.length > 0));
  const empty =
    unsure.length > 0 &&
    told.length > 0 &&
    told.every(({ values }) => Array.isArray(values[0]) && values[0].length === 0);
  if (empty) return all.map((one) => (told.includes(one) ? { ...one, sure: false } : one));
  if (unsure.length === 0 || told.length > 0) return all;
  const others = all.filter(({ topic, values }) => topic !== asking?.id && values[0] !== 'unsure');
  return [...others, ...unsure];
};

/** 不清楚, 得问领导 answer any question. */
const readUnsure = (clauses: readonly Clause[], { asking, text }: Hearing): Reading[] => {
  const [clause] = clauses;
  if (!asking || asking.type === 'yes_no' || clause?.scope !== 'ours') return [];
  const said = clauses.some(({ tokens }) => tokens.some(({ kind }) => kind === 'unsure'));
  const other = clauses.some(({ tokens }) =>
    tokens.some(({ entry }) => entry.names.length > 0 && !entry.names.includes(asking.id)),
  );
  if (!said || other) return [];
  const sure = asking.type !== 'set' || !clauses.some(({ tokens }) => tokens.some(saysSome));
  return [
    {
      topic: asking.id,
      values: sure ? ['unsure'] : [],
      sure,
      evidence: text.trim(),
      at: 0,
      fixed: clause.fixed,
    },
  ];
};

/** 写了一半吧, 建了几个: some are there, and which ones is to be asked. */
const saysSome = ({ kind, text, numeral }: Token): boolean =>
  (kind === 'part' && /部分|一半|多数|少数/.test(text)) ||
  /^(?:一些|有些|有一些|好几|几个|几项|几条|几块)$/.test(text) ||
  (kind === 'number' && numeral?.exact === false);

/** Words of correction that name nothing are read as an answer to each known topic that they fit. */
const readCorrection = (
  clauses: readonly Clause[],
  original: string,
  hearing: Hearing,
  direct: readonly Reading[],
): Reading[] => {
  const fitting = correctedTopics(clauses, hearing);
  if (correctsItself(clauses, hearing) && direct.some(({ topic }) => topic === hearing.asking!.id)) {
    return [...direct];
  }
  const readings = fitting.flatMap((topic) =>
    readAll(clauses, original, { ...hearing, asking: topic }).filter((reading) => reading.topic === topic.id),
  );
  const [first] = readings;
  if (!first) return [...direct];
  const latest = Object.keys(hearing.known).at(-1);
  const beside = direct.filter(({ topic, sure, fixed }) => sure && !fixed && topic !== first.topic);
  if (readings.length === 1 || first.topic === latest) return [...beside, { ...first, fixed: true }];
  return readings.map((reading) => ({ ...reading, sure: false }));
};

/** 是高校，哦不对是研究所: an answer taken back within the message, unless it is another matter that is named. */
const correctsItself = (clauses: readonly Clause[], { asking }: Hearing): boolean => {
  if (!asking) return false;
  const before = clauses.filter(({ fixed }) => !fixed).flatMap(({ tokens }) => tokens);
  const named = before.flatMap(({ entry }) => [...entry.names, ...entry.nouns]);
  const answered = before.some(({ kind }) => !['soft', 'back', 'self', 'symbol', 'list'].includes(kind));
  return answered && (named.length === 0 || named.includes(asking.id));
};

/** A total below the sum of its parts, as known or as said here, is asked back. */
const contradicts = (
  { topic, values }: Reading,
  readings: readonly Reading[],
  { lexicon, known }: Hearing,
): boolean => {
  const parts = lexicon.topics.get(topic)?.sumOf ?? [];
  const said = (part: string): unknown =>
    readings.find((reading) => reading.topic === part && reading.sure)?.values[0] ?? known[part];
  const sum = parts.reduce((total, part) => total + (Number(said(part)) || 0), 0);
  return Number(values[0]) < sum;
};

const conclude = (
  readings: readonly Reading[],
  question: string,
  clauses: readonly Clause[],
  hearing: Hearing,
  pasted: boolean,
): Understanding => {
  const sure = pasted
    ? []
    : readings.filter((reading) => reading.sure && !contradicts(reading, readings, hearing));
  const unsure = readings.filter((reading) => !sure.includes(reading));
  const statements = sure.map(({ topic, values, evidence }): Statement => ({
    topic,
    value: values[0]!,
    evidence,
  }));
  const doubts = unsure.map(({ topic, values, evidence }): Doubt => ({
    topic,
    candidates: values,
    evidence,
  }));
  const result = {
    statements,
    doubts: pasted ? doubts.slice(0, MOST_DOUBTS_OF_PASTE) : doubts,
    ...(question ? { question } : {}),
  };
  if (statements.length > 0) {
    const corrects = clauses.some(({ fixed }) => fixed) || readings.some(({ fixed }) => fixed);
    const known = statements.some(
      ({ topic }) => hearing.known[topic] !== undefined && topic !== hearing.asking?.id,
    );
    const repairs =
      statements.every(({ topic }) => topic === hearing.asking?.id) &&
      hearing.known[hearing.asking!.id] === undefined;
    return { intent: (corrects && !repairs) || known ? 'correction' : 'answer', ...result };
  }
  if (insults(hearing.text)) return { ...nothing('smalltalk'), smalltalk: 'insult' };
  if (question) return { intent: 'question', ...result, doubts: [] };
  return { intent: 'unclear', ...result };
};
