import type { Token } from './token.ts';

/** Whose matter a clause states: the speaker's own, a supposition, or someone else's (what is required, what others have). */
export type Scope = 'ours' | 'supposed' | 'foreign';

export interface Clause {
  tokens: readonly Token[];
  scope: Scope;
  /** Speaks of what is yet to come, taken over from the clause before. */
  ahead: boolean;
  /** Opened by 但是 and the like. */
  but: boolean;
  /** Comes after words that take back what was said before them (不对, 说错了, 改成). */
  fixed: boolean;
  /** Opened by 因为 and the like: why it is so, which says nothing new. */
  reason: boolean;
  /** Opened by 其中: parts of what was said before. */
  among: boolean;
}

export interface Sentence {
  clauses: readonly Clause[];
  tokens: readonly Token[];
  /** Closed by a question mark. */
  asked: boolean;
  start: number;
  end: number;
}

const SETTLED = new Set(['have', 'done', 'neg', 'pos', 'yes', 'self', 'lack', 'part']);
const NOW = /^(?:已|已经|目前|现在|均已|早已)$/;

/** Sentences of a message, each split into clauses at commas, 但是, 而且 and words of correction. */
export const splitSentences = (tokens: readonly Token[]): Sentence[] => {
  const sentences: Sentence[] = [];
  let from = 0;
  let fixed = false;
  const close = (to: number, asked: boolean): void => {
    const part = tokens.slice(from, to);
    from = to + 1;
    if (part.length === 0) return;
    const clauses = splitClauses(part, fixed);
    fixed = clauses.at(-1)?.fixed ?? fixed;
    sentences.push({ clauses, tokens: part, asked, start: part[0]!.start, end: part.at(-1)!.end });
  };
  tokens.forEach(({ kind }, index) => {
    if (kind === 'stop' || kind === 'asked') close(index, kind === 'asked');
  });
  close(tokens.length, false);
  return sentences;
};

/** After words of correction 应该是 says what is so, not what is likely. */
const SETTLING = /^(?:应该是|应该|应当是)$/;
const BREAKS = new Set(['comma', 'but', 'conj', 'fix', 'cause']);

interface Marks {
  fixed: boolean;
  but: boolean;
  reason: boolean;
}

const markedBy = ({ kind }: Token, { fixed, but, reason }: Marks): Marks => ({
  reason: reason || kind === 'cause',
  fixed: fixed || kind === 'fix',
  but: but || kind === 'but',
});

const splitClauses = (tokens: readonly Token[], fixedBefore: boolean): Clause[] => {
  const clauses: Clause[] = [];
  let marks: Marks = { fixed: fixedBefore, but: false, reason: false };
  let part: Token[] = [];
  const close = (): void => {
    if (part.length === 0) return;
    clauses.push(clauseOf(part, clauses.at(-1), marks));
    part = [];
    marks = { ...marks, but: false, reason: false };
  };
  for (const [index, token] of tokens.entries()) {
    const last = part.at(-1);
    if (last && (endsBefore(last, token) || turnsTo(last, token, tokens[index + 1]))) close();
    if (!BREAKS.has(token.kind)) {
      part.push(marks.fixed ? settledWord(token) : token);
      continue;
    }
    if (token.kind !== 'fix' || !onlyNames(part)) close();
    marks = markedBy(token, marks);
  }
  close();
  if (marks.fixed && !clauses.at(-1)?.fixed) clauses.push(clauseOf([], clauses.at(-1), marks));
  return clauses.reduce<Clause[]>(joinNamed, []);
};

/** 公司名字打错了，是…; 协议那题改一下，签了: what is named with the words of correction belongs to what follows. */
const joinNamed = (joined: Clause[], clause: Clause): Clause[] => {
  const last = joined.at(-1);
  const continues =
    last?.fixed === true &&
    clause.fixed &&
    clause.tokens.length > 0 &&
    onlyNames(last.tokens) &&
    !clause.tokens.some(({ entry }) => entry.names.length > 0) &&
    !clause.tokens.some(
      ({ entry }, at) =>
        entry.nouns.length > 0 && clause.tokens.slice(0, at).some(({ kind }) => kind === 'number'),
    );
  if (!continues) return [...joined, clause];
  const named = last.tokens.filter(({ kind }) => kind !== 'future' && kind !== 'self');
  return [...joined.slice(0, -1), { ...clause, tokens: [...named, ...clause.tokens] }];
};

const SAYING = new Set('number have neg yes pos bad part progress verb lack unsure vague reach'.split(' '));

/** 企业那边更正为四家: what is named before the words of correction belongs to what follows them. */
const onlyNames = (part: readonly Token[]): boolean =>
  part.some(({ entry }) => entry.names.length + entry.nouns.length > 0) &&
  !part.some(({ kind, entry }) => SAYING.has(kind) || entry.states.length > 0);

/** 我方签了对方还没签; 是骨干企业注册在宝山联合了…: another subject, or another matter, begins without a comma. */
const turnsTo = (last: Token, next: Token, after: Token | undefined): boolean => {
  if (last.kind === 'done' && last.text === '了') return isThing(next) && saysMore(after);
  if (isOwnPhrase(next) && last.entry.options.length > 0 && last.kind === 'word') return true;
  return isOwnPhrase(last) && (next.kind === 'reach' || next.entry.nouns.length > 0);
};

const isThing = ({ entry, kind }: Token): boolean =>
  entry.own.length + entry.nouns.length > 0 || kind === 'self';

const saysMore = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === 'neg' || /^[还也都]/.test(token.text));

/** A phrase that says by itself what it is about: 注册在宝山. */
const isOwnPhrase = ({ entry, text }: Token): boolean =>
  text.length > 2 && entry.states.some(({ bare }) => !bare);

/** 没呢还在找: a particle after what was said ends the clause. */
const endsBefore = (last: Token, next: Token): boolean =>
  /[呢啦呗啊呀]$/.test(last.text) && next.kind !== 'soft' && next.kind !== 'done' && !BREAKS.has(next.kind);

const clauseOf = (
  tokens: readonly Token[],
  before: Clause | undefined,
  { fixed, but, reason }: Marks,
): Clause => ({
  tokens,
  reason,
  but,
  fixed,
  scope: scopeOf(tokens, before?.scope ?? 'ours'),
  ahead: staysAhead(tokens, before),
  among: tokens.some(({ kind }) => kind === 'among') || (before?.among ?? false),
});

const scopeOf = (tokens: readonly Token[], before: Scope): Scope => {
  if (before === 'supposed' || tokens.some(supposes)) return 'supposed';
  const foreign = tokens.findIndex(
    ({ kind, entry }, at) => kind === 'foreign' && entry.options.length === 0 && !isAskedOne(tokens, at),
  );
  if (foreign >= 0) return 'foreign';
  return tokens.some(({ kind }) => kind === 'self') ? 'ours' : before;
};

/** 人家还没回复: whoever was asked, not somebody else. */
const isAskedOne = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.text === '人家' && /^(?:还[没在]|没|不|也|答应|同意)/.test(tokens[at + 1]?.text ?? '');

/** 的话 after the name of a matter only names it (首席专家的话…); after anything else it supposes. */
const supposes = ({ kind }: Token, index: number, tokens: readonly Token[]): boolean => {
  if (kind === 'supposed') return true;
  const previous = tokens[index - 1];
  if (kind !== 'ifsay' || previous === undefined) return false;
  const apart = tokens.slice(0, index).some((token) => token.kind === 'without' || token.kind === 'within');
  return !apart && !isMatter(previous, tokens, index);
};

const isMatter = (previous: Token, tokens: readonly Token[], index: number): boolean =>
  (previous.entry.names.length > 0 || previous.entry.nouns.length > 0 || previous.entry.options.length > 0) &&
  !tokens.slice(0, index).some(({ kind }) => kind === 'have' || kind === 'neg' || kind === 'number');

const staysAhead = (tokens: readonly Token[], before: Clause | undefined): boolean => {
  if (!before) return false;
  const wasAhead = before.ahead || before.tokens.some(({ kind }) => kind === 'future');
  return (
    wasAhead &&
    !tokens.some(({ kind, text, entry }) => SETTLED.has(kind) || NOW.test(text) || entry.states.length > 0) &&
    !isPresent(tokens)
  );
};

/** 想报联合体，牵头单位是…，做新材料: who and what one is, not what one plans. */
const isPresent = (tokens: readonly Token[]): boolean =>
  tokens.some(({ kind, entry }) => kind === 'be' || (entry.options.length > 0 && entry.nouns.length === 0)) &&
  !tokens.some(({ kind }) => kind === 'number' || kind === 'future');

/** 成员企业应该是4家，前面说错了: with nothing after the words of correction, what stands before them is what is so. */
export const takenBack = (clauses: readonly Clause[]): readonly Clause[] => {
  const corrects = clauses.some(({ fixed }) => fixed);
  if (!corrects || clauses.some(({ fixed, tokens }) => fixed && tokens.some(isContent))) return clauses;
  return settled(clauses).map((clause) => ({ ...clause, fixed: true }));
};

const SAID_BEFORE =
  /(?:刚才|刚刚|之前|前面|先前|上次|刚)(?:我们?|跟[你您]|都|还|是)?(?:说|讲|答|填)(?![错好定明法岔反])/;
const TURNS = /^(?:其实|实际|事实上|现在|如今|目前|后来|已经?$|刚刚|今天)/;

/** 协议刚才说没签，其实已经签了: what was said before gives way to what holds now. */
export const superseded = (clauses: readonly Clause[]): readonly Clause[] =>
  clauses.reduce<Clause[]>((kept, clause) => {
    const last = kept.at(-1);
    if (!last || !givesWay(last, clause)) return [...kept, clause];
    const named = last.tokens.filter(({ entry }) => entry.names.length > 0);
    return [
      ...kept.slice(0, -1),
      { ...clause, tokens: [...named, ...clause.tokens], but: false, fixed: true },
    ];
  }, []);

/** Not what somebody else said of it (学校之前说同意), nor a count or a choice. */
const saysOfMatter = ({ kind, entry, text }: Token): boolean =>
  !['number', 'person', 'title'].includes(kind) &&
  entry.options.length + entry.nouns.length === 0 &&
  !/领导|老板|同意|答应|考虑/.test(text);

const givesWay = ({ tokens, fixed }: Clause, next: Clause): boolean =>
  !fixed &&
  SAID_BEFORE.test(tokens.map(({ text }) => text).join('')) &&
  tokens.every(saysOfMatter) &&
  next.tokens.every(({ entry }) => entry.names.length + entry.nouns.length === 0) &&
  next.tokens.slice(0, 3).some(({ text }) => TURNS.test(text));

/** The same clauses with 应该是 for 是, beside words that deny another value. */
export const settled = (clauses: readonly Clause[]): readonly Clause[] =>
  clauses.map((clause) => ({ ...clause, tokens: clause.tokens.map(settledWord) }));

const isContent = ({ kind }: Token): boolean =>
  !['soft', 'self', 'done', 'symbol', 'back', 'idle'].includes(kind);

const settledWord = (token: Token): Token => (SETTLING.test(token.text) ? { ...token, kind: 'be' } : token);
