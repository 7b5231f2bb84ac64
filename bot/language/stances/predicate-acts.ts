import { hasKind, type Token } from '../words/token.ts';

/** What the words read so far have said. */
export interface Marks {
  yes: boolean;
  no: boolean;
  part: boolean;
  unsure: boolean;
  vague: boolean;
  hedge: boolean;
  ahead: boolean;
  twice: boolean;
  /** Said of some of several: 有两家还没签. */
  some: boolean;
  /** Said of what has happened so far: 没合作过. */
  ever: boolean;
  past: boolean;
  /** Said to be less than it should be: 不太强. */
  weak: boolean;
}

/** Where the reading of a predicate stands. */
export interface Progress {
  topic: string | null;
  /** Negated, and nothing has been negated yet. */
  neg: boolean;
  negText: string;
  running: boolean;
  future: boolean;
  /** The future only by a point in time, which may lie behind: 年底. */
  moment: boolean;
  marks: Marks;
}

/** Takes in a value, turned round by a negation and weakened by 正在 or 打算 before it. */
export const settle = (progress: Progress, value: 'yes' | 'no' | 'partly'): void => {
  const { marks } = progress;
  if (value === 'partly') marks.part = true;
  else if (progress.neg && value === 'no') marks.twice = true;
  else if (progress.neg || value === 'no') marks.no = true;
  else if (progress.running) marks.part = true;
  else if (progress.future) marks.ahead = true;
  else marks.yes = true;
  progress.neg = false;
  progress.running = false;
};

/** A wish or a duty says less than a plan. */
const WISHES = /希望|争取|力争|^想|考虑|有望|尽量|^要$|^需|必须|应当|务必|^愿$|^会$/;

/** Takes one token in; returns how many of the following ones it used up. */
export type Act = (tokens: readonly Token[], index: number, progress: Progress) => number;

const flag =
  (name: keyof Marks): Act =>
  (_tokens, _index, progress) => {
    progress.marks[name] = true;
    return 0;
  };

const negate: Act = (tokens, index, progress) => {
  const { text } = tokens[index]!;
  if (progress.neg && !(text.endsWith('没有') || text.endsWith('没') || text === '不'))
    progress.marks.twice = true;
  if (progress.neg && /^(?:不是|并非|非|不能|不会)$/.test(progress.negText)) progress.marks.twice = true;
  progress.neg = true;
  progress.negText = text;
  if (isUnknownObject(tokens, index) || isIdle(tokens, index)) progress.marks.vague = true;
  return 0;
};

/** 不用了, 不是搞技术的: 不 denies the next word, which says nothing of the matter. */
const isIdle = (tokens: readonly Token[], index: number): boolean => {
  const next = tokens[index + 1];
  if (tokens[index]!.text === '不是') return next?.kind === 'verb';
  return tokens[index]!.text === '不' && next?.kind === 'soft' && !PARTICLE.test(next.text);
};
const PARTICLE = /^[呢啊呀哦噢哈嘛呗啦的]$/;

const SAYS = new Set(['neg', 'verb', 'part', 'progress']);

/** 有200多人的研发团队, 有一百多项专利: so many of what belongs to the matter. */
const hasOwnThings = (tokens: readonly Token[], index: number, topic: string | null): boolean => {
  const next = tokens[index + 1];
  if (topic === null || (next?.kind !== 'number' && next?.kind !== 'noise')) return false;
  if (tokens.slice(0, index).some(({ kind }) => kind === 'back' || kind === 'past')) return false;
  const thing = tokens.findIndex(
    ({ entry }, at) => at > index + 1 && (entry.own.includes(topic) || entry.names.includes(topic)),
  );
  const rest = tokens.slice(thing + 1);
  return thing > 0 && thing <= index + 6 && !rest.some(({ kind }) => SAYS.has(kind) || kind === 'have');
};

const have: Act = (tokens, index, progress) => {
  if (hasOwnThings(tokens, index, progress.topic)) {
    settle(progress, 'yes');
    return 0;
  }
  if (tokens[index + 1]?.kind === 'number' && tokens.slice(index + 2).some(({ kind }) => SAYS.has(kind)))
    return 0;
  if (
    tokens[index + 1]?.kind === 'noise' ||
    isConceded(tokens, index) ||
    tokens.slice(0, index).some(({ kind }) => kind === 'back')
  ) {
    progress.marks.vague = true;
  }
  settle(progress, 'yes');
  if (isUnknownObject(tokens, index)) progress.marks.vague = true;
  return 0;
};

/** 有 or 没有 followed by something unknown speaks of that, not of the matter asked. */
const isUnknownObject = (tokens: readonly Token[], index: number): boolean => {
  const place = tokens.findIndex(({ entry, kind }, at) => at > index && !entry.measure && kind !== 'number');
  const next = place > index + 1 && place <= index + 3 ? tokens[place] : tokens[index + 1];
  return next?.kind === 'gap' && (next.text.length >= 2 || place > index + 1);
};

const ALREADY = /已$|已经$/;

const verb: Act = (tokens, index, progress) => {
  const done = countDone(tokens, index + 1);
  if (tokens.slice(index + 1, index + 1 + done).some(({ text }) => /^过/.test(text)))
    progress.marks.ever = true;
  const completed = isCompleted(tokens, index, done);
  const counted = completed && hasKind(tokens.slice(index + 1 + done, index + 2 + done), 'number', 'noise');
  if (done > 0 && progress.future && progress.moment) progress.future = false;
  const open = completed && PREPARING.test(tokens[index]!.text);
  progress.marks.vague ||= [isConceded(tokens, index), counted, open].includes(true);
  const said =
    completed ||
    isModified(progress) ||
    isHeld(tokens, index, progress.topic) ||
    isMade(tokens, index, progress.topic)
      ? 'yes'
      : null;
  if (isAwaited(tokens, index, progress)) {
    progress.marks.part = true;
    progress.neg = false;
    return done;
  }
  const value = complementOf(tokens[index + 1]?.text ?? '', progress.neg) ?? (counted ? null : said);
  if (value) settle(progress, value);
  progress.neg = false;
  return done;
};

/** 领导还没批, 等法务审: it is with someone who has not decided yet. */
const isAwaited = (tokens: readonly Token[], index: number, { neg, negText }: Progress): boolean =>
  APPROVING.test(tokens[index]!.text) &&
  ((neg && /^还没|^尚未|^还未|^没$|^未$/.test(negText)) ||
    tokens.slice(0, index).some(({ text }) => text === '等')) &&
  !tokens.slice(0, index).some(({ kind, text }) => kind === 'future' && text !== '等');
const APPROVING = /^(?:批|审|审批|批复|批准|获批|表态|答复|回复|点头|松口|过会|拍板)$/;

/** 小王负责这个, 由王总担任: who does it says that there is one. */
const isHeld = (tokens: readonly Token[], index: number, topic: string | null): boolean =>
  HOLDING.test(tokens[index]!.text) &&
  tokens[index]!.entry.own.includes(topic ?? '') &&
  tokens.slice(0, index).some((token) => token.kind === 'self' || isPerson(token, topic));
/** 由副总做联合体负责人. */
const isMade = (tokens: readonly Token[], index: number, topic: string | null): boolean =>
  /^(?:做|当|担任|任|兼任|兼|出任)$/.test(tokens[index]!.text) &&
  (tokens[index + 1]?.entry.names.includes(topic ?? '') ?? false) &&
  tokens.slice(0, index).some(({ kind }) => kind === 'person' || kind === 'title');
const HOLDING =
  /^(?:在?负责|在?管|在?跟|跟进|在?盯|对接|兼|兼任|兼着|担任|担当|当|担|挂帅|牵头|主抓|分管|来做|来当)$/;
const isPerson = ({ kind, entry }: Token, topic: string | null): boolean =>
  kind === 'person' || kind === 'title' || (entry.title && entry.own.includes(topic ?? ''));

/** What follows a verb and settles it: 请不到, 审批中, 没写全. */
const complementOf = (next: string, denied: boolean): 'no' | 'partly' | null => {
  if (CANNOT.test(next)) return denied ? null : 'no';
  return next === '中' || (denied && /^[全齐]/.test(next)) ? 'partly' : null;
};

/** 请不到. */
const CANNOT = /^不[到了成]$/;

const isModified = ({ neg, running, future }: Progress): boolean => neg || running || future;

const isCompleted = (tokens: readonly Token[], index: number, done: number): boolean =>
  done > 0 ||
  isPastOf(tokens, index) ||
  /[了妥齐完好]$/.test(tokens[index]!.text) ||
  (tokens[index]!.kind === 'reach' && /[年次回]$/.test(tokens[index + 1]?.text ?? '')) ||
  tokens
    .slice(Math.max(0, index - 3), index)
    .some(
      ({ text }, at, near) =>
        ALREADY.test(text) && near.slice(at + 1).every(({ kind }) => kind === 'soft' || kind === 'all'),
    );

/** Done talking is not done: 谈好了 leaves the matter itself open. */
const PREPARING = /^(?:谈|商|讨论|沟通|联系|对接|起草|拟|说好|讲好|考虑|看好|研究)/;

/** 签是签了, 有是有: a but is coming. */
const isConceded = (tokens: readonly Token[], index: number): boolean =>
  /^倒?是$/.test(tokens[index + 1]?.text ?? '') && tokens[index + 2]?.text === tokens[index]!.text;

/** 昨天签的, 定的是李院士. */
const isPastOf = (tokens: readonly Token[], index: number): boolean =>
  tokens[index + 1]?.text === '的' &&
  (tokens[index + 2]?.text === '是' ||
    (index + 2 >= tokens.length && tokens.slice(0, index).some(({ kind }) => kind === 'back')));

const countDone = (tokens: readonly Token[], from: number): number => {
  let used = 0;
  while (
    (tokens[from + used]?.kind === 'done' && tokens[from + used]!.text !== '的') ||
    COMPLETED.has(tokens[from + used]?.text ?? '')
  )
    used += 1;
  return used;
};
const COMPLETED = new Set([
  '好了',
  '到位',
  '到位了',
  '完成',
  '完成了',
  '齐',
  '齐了',
  '齐全',
  '妥',
  '妥了',
  '清楚',
  '清晰',
  '完善',
]);

/** 两家还没签 is said of some; 三家都签了 and 一家都没签 of all. */
const number: Act = (tokens, index, progress) => {
  if ((tokens[index + 1]?.entry.measures.length ?? 0) === 0) return 0;
  const at = tokens.findIndex(({ kind }, place) => place > index + 1 && kind !== 'soft');
  if (at >= 0 && saysOfSome(tokens, at, progress.topic)) progress.marks.some = true;
  return 0;
};

const saysOfSome = (tokens: readonly Token[], at: number, topic: string | null): boolean => {
  const { kind, text, entry } = tokens[at]!;
  if (/^[都也全均]/.test(text)) return false;
  if (kind === 'verb') return tokens[at + 1]?.kind === 'done';
  return SAYS.has(kind) || entry.states.some((state) => state.topic === topic);
};

/** 负责人是我们董事长: who it is says that there is one. */
const namesHolder = (tokens: readonly Token[], index: number, topic: string | null): boolean => {
  const after = tokens.slice(index + 1);
  const people = after.filter(({ kind }) => kind === 'person' || kind === 'title');
  const named =
    topic !== null &&
    (tokens.slice(0, index).some(({ entry }) => entry.names.includes(topic)) ||
      people.some(({ entry }) => entry.own.includes(topic)));
  return (
    named &&
    people.length > 0 &&
    after.every(
      (token) =>
        isWeightless(token) ||
        ['self', 'person', 'title', 'name', 'word', 'place', 'org'].includes(token.kind),
    )
  );
};

/** 三年计划都排好了: the plan, not a plan to do something. */
const isPlanItself = (tokens: readonly Token[], index: number): boolean =>
  tokens[index]!.text === '计划' &&
  hasKind(tokens.slice(index + 1, index + 2), 'all', 'pos', 'done', 'neg', 'have', 'part');

const isWeightless = ({ kind, entry }: Token): boolean =>
  ['soft', 'done', 'ba', 'symbol', 'filler', 'verb', 'hedge', 'yes'].includes(kind) &&
  entry.options.length + entry.nouns.length === 0;

const isVerb = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'verb' || token.kind === 'reach' || token.entry.link || token.entry.own.length > 0);

/** 组织不起来, 带得动. */
function ability(value: 'yes' | 'no'): Act {
  return (tokens, index, progress) => {
    if (isVerb(tokens[index - 1])) {
      progress.neg = false;
      settle(progress, value);
    } else progress.marks.vague = true;
    return 0;
  };
}

/** 没什么影响力 and 影响力谈不上 deny the matter; 没什么 alone says little. */
const hardly: Act = (tokens, index, progress) => {
  const { topic, marks } = progress;
  const belongs = ({ entry }: Token): boolean =>
    topic !== null && (entry.names.includes(topic) || entry.own.includes(topic));
  const tells = /[谈说称算]不/.test(tokens[index]!.text) && tokens.length > index + 1;
  if (!tokens.some(belongs) && !tells) marks.vague = true;
  if (tokens[index + 1]?.kind === 'pos') {
    progress.neg = true;
    return 0;
  }
  progress.neg = false;
  settle(progress, 'no');
  return 0;
};

/** What each kind of word does to the reading. */
export const ACTS: Readonly<Record<string, Act>> = {
  neg: negate,
  have,
  be: (tokens, index, progress) => {
    const after = tokens.slice(index + 1);
    const bare = after.length <= 2 && after.every(isWeightless);
    if (bare || namesHolder(tokens, index, progress.topic)) settle(progress, 'yes');
    return 0;
  },
  yes: (_tokens, _index, progress) => (settle(progress, 'yes'), 0),
  pos: (_tokens, _index, progress) => (settle(progress, 'yes'), 0),
  bad: (_tokens, _index, progress) => (settle(progress, 'no'), 0),
  link: (tokens, index, progress) =>
    (progress.running || progress.neg) && tokens[index]!.entry.own.includes(progress.topic ?? '')
      ? verb(tokens, index, progress)
      : 0,
  lack: (tokens, index, progress) => {
    if (tokens[index]!.text.length > 1 || tokens[index]!.text === '缺') settle(progress, 'no');
    return 0;
  },
  verb,
  reach: verb,
  part: (tokens, index, progress) => {
    if (/差$/.test(tokens[index]!.text) && (tokens[index + 1]?.entry.names.length ?? 0) > 0)
      settle(progress, 'no');
    else progress.marks.part = true;
    progress.neg = false;
    return 0;
  },
  progress: (tokens, index, progress) => {
    const there = index === tokens.length - 1 && index > 0 && tokens[index]!.text === '在';
    if (there && tokens[index - 1]!.kind === 'all') settle(progress, 'yes');
    else progress.running = true;
    return 0;
  },
  soon: (_tokens, _index, progress) => ((progress.running = true), 0),
  future: (tokens, index, progress) => {
    if (isPlanItself(tokens, index)) return 0;
    progress.moment =
      (progress.moment || !progress.future) &&
      /^(?:年底|月底|年内|月内|本月底|之后|后续|后来)$/.test(tokens[index]!.text);
    progress.future = true;
    if (WISHES.test(tokens[index]!.text)) progress.marks.vague = true;
    return 0;
  },
  all: (_tokens, _index, progress) => {
    if (progress.neg && progress.negText !== '没有') progress.marks.part = true;
    return 0;
  },
  unsure: flag('unsure'),
  vague: flag('vague'),
  past: flag('past'),
  weak: (_tokens, _index, progress) => {
    progress.neg = true;
    progress.marks.weak = true;
    return 0;
  },
  fair: (_tokens, _index, progress) => {
    settle(progress, 'yes');
    progress.marks.vague = true;
    return 0;
  },
  less: (_tokens, index, progress) => {
    progress.neg = true;
    if (index === _tokens.length - 1) progress.marks.vague = true;
    return 0;
  },
  hardly,
  cannot: ability('no'),
  can: ability('yes'),
  going: (tokens, index, { marks }) => {
    if (isVerb(tokens[index - 1])) marks.part = true;
    return 0;
  },
  hedge: (tokens, index, progress) => {
    if (/[有是]$/.test(tokens[index]!.text)) settle(progress, 'yes');
    progress.marks.hedge = true;
    return 0;
  },
  ba: flag('hedge'),
  except: flag('vague'),
  minus: flag('vague'),
  idle: flag('vague'),
  number,
};
