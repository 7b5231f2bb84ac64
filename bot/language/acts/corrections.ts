import type { Clause } from '../words/clauses.ts';
import type { Hearing, Reading } from '../reading.ts';
import type { Topic } from '../types.ts';
import { hasKind, type Token } from '../words/token.ts';

/** Words of correction without a name (刚才说错了，是4家) speak of something known: which topics it may be, best first. */
export const correctedTopics = (clauses: readonly Clause[], hearing: Hearing): Topic[] => {
  const later = clauses.filter(({ fixed }) => fixed).flatMap(({ tokens }) => tokens);
  const tokens = later.length > 0 ? later : clauses.flatMap((clause) => clause.tokens);
  const known = Object.keys(hearing.known)
    .reverse()
    .flatMap((id) => hearing.lexicon.topics.get(id) ?? []);
  const denied = deniedValue(clauses);
  const named = new Set(
    clauses.flatMap(({ tokens: words }) =>
      words.flatMap(({ entry }) => [
        ...entry.names,
        ...entry.nouns,
        ...entry.states.map(({ topic }) => topic),
      ]),
    ),
  );
  const meant = [...hearing.lexicon.topics.values()].filter(({ id }) => named.has(id));
  const fitting = (meant.length > 0 ? meant : known).filter((topic) => fits(topic, tokens));
  const byValue = denied === null ? [] : fitting.filter(({ id }) => hearing.known[id] === denied);
  return byValue.length > 0 ? byValue : fitting;
};

/** The 3 of 不是3家是4家 and of 3家改成4家: the value that was known. */
const deniedValue = (clauses: readonly Clause[]): number | null => {
  const [first] = clauses;
  for (const { tokens, fixed } of clauses) {
    for (const [index, token] of tokens.entries()) {
      const denied =
        tokens[index - 1]?.text === '不是' ||
        tokens[index - 1]?.text === '从' ||
        (!fixed && clauses[0] === first && clauses.some((clause) => clause.fixed));
      if (denied && token.numeral?.exact) return token.numeral.values[0]!;
    }
  }
  return null;
};

const fits = (topic: Topic, tokens: readonly Token[]): boolean => {
  const numbers = tokens.findIndex(({ kind }) => kind === 'number');
  if (topic.type === 'count') return numbers >= 0 && measureFits(topic, tokens[numbers + 1]);
  if (topic.type === 'choice' || topic.type === 'set') {
    return tokens.some(({ entry }) => entry.options.some((ref) => ref.topic === topic.id));
  }
  if (topic.type === 'text') return tokens.some(({ kind }) => kind === 'name');
  if (topic.type !== 'yes_no' || numbers >= 0) return false;
  const stated = tokens.some(({ entry }) => entry.states.some((ref) => ref.topic === topic.id));
  return stated || verbFits(topic, tokens);
};

const measureFits = (topic: Topic, next: Token | undefined): boolean =>
  next === undefined || next.entry.measures.length === 0 || next.entry.measures.includes(topic.id);

/** 改成没签 is about a matter of which one speaks with 签; a bare 没有 fits any. */
const verbFits = (topic: Topic, tokens: readonly Token[]): boolean => {
  const verb = tokens.find(({ kind }) => kind === 'verb');
  const says = tokens.some(({ kind }) =>
    [
      'neg',
      'have',
      'be',
      'yes',
      'pos',
      'bad',
      'part',
      'progress',
      'verb',
      'reach',
      'lack',
      'unsure',
    ].includes(kind),
  );
  if (!verb) return says;
  const sign = verb.text[0]!;
  return [...topic.yes, ...topic.no, ...topic.partly].some((phrase) => phrase.includes(sign));
};

/** 再加一家, 少了一家, 又退出了两家: the count that is known, changed. Null when the message changes no count. */
export const changedCounts = (clauses: readonly Clause[], hearing: Hearing): Reading[] => {
  if (totals(clauses, hearing)) return [];
  return clauses.flatMap((clause) => {
    const { tokens, scope, ahead } = clause;
    const at = tokens.findIndex(({ kind }, index) => kind === 'number' && changeAt(tokens, index) !== 0);
    if (at < 0 || scope !== 'ours' || ahead) return [];
    const [topic] = countTopics(tokens, at, hearing);
    if (!topic) return [];
    const known = hearing.known[topic];
    const step = tokens[at]!.numeral!;
    const usable =
      typeof known === 'number' &&
      step.exact &&
      !tokens.some(({ kind }) => ['future', 'hedge', 'approx', 'supposed', 'neg', 'vague'].includes(kind));
    const value = usable ? known + changeAt(tokens, at) * step.values[0]! : -1;
    const sure = value >= 0;
    return [
      {
        topic,
        values: sure ? [value] : [],
        sure,
        evidence: hearing.text.slice(tokens[0]!.start, tokens.at(-1)!.end),
        at: tokens[0]!.start,
        fixed: true,
      },
    ];
  });
};

/** 再加上两个协会，合计7家, where all of them are asked: the total says it. */
const totals = (clauses: readonly Clause[], { asking }: Hearing): boolean =>
  asking !== null &&
  asking.sumOf.length > 0 &&
  clauses.some(({ tokens }) =>
    tokens.some(({ kind }, index) => kind === 'number' && tokens[index - 1]?.kind === 'total'),
  );

const CHANGES: Readonly<Record<string, number>> = { plus: 1, minus: -1 };

/** 再加一家, or 一家企业退出了. */
const changeAt = (tokens: readonly Token[], index: number): number =>
  changeBefore(tokens, index) ||
  (tokens.slice(index + 1, index + 5).some(({ kind, text }) => kind === 'minus' && /退|撤|走/.test(text))
    ? -1
    : 0);

const changeBefore = (tokens: readonly Token[], index: number): number => {
  const near = tokens.slice(Math.max(0, index - 3), index);
  if (hasKind(near, 'total')) return 0;
  if (
    near.some(({ text }) => text === '又') &&
    near.some(({ kind }) => kind === 'reach' || kind === 'verb' || kind === 'have')
  )
    return 1;
  for (const token of near.reverse()) {
    const change = token.text === '少了' || token.text === '少' ? -1 : CHANGES[token.kind];
    if (change !== undefined) return token.text === '还有' ? 0 : change;
  }
  return 0;
};

const countTopics = (tokens: readonly Token[], at: number, hearing: Hearing): string[] => {
  const noun = tokens.find(({ entry }) => entry.nouns.length > 0);
  const counts = Object.keys(hearing.known)
    .reverse()
    .filter((id) => hearing.lexicon.topics.get(id)?.type === 'count');
  if (noun) return noun.entry.nouns.filter((id) => counts.includes(id)).concat(noun.entry.nouns);
  const measures = tokens[at + 1]?.entry.measures ?? [];
  return counts.filter((id) => measures.length === 0 || measures.includes(id));
};
