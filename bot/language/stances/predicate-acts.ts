import { settle, type Act, type Marks } from './progress.ts';
import { isConceded, verb } from './verbs.ts';
import { hasKind, type Token } from '../words/token.ts';

/** A wish or a duty says less than a plan. */
const WISHES = /希望|争取|力争|^想|考虑|有望|尽量|^要$|^需|必须|应当|务必|^愿$|^会$/;

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

/** 一直在做, 前年开始牵头: what has been going on for long is no longer under way. */
const isHabit = (tokens: readonly Token[], index: number): boolean => {
  const before = tokens.slice(0, index);
  if (/开始$/.test(tokens[index]!.text)) return hasKind(before, 'back');
  const long = before.some(({ text }) =>
    /^(?:一直|一直都|长期|常年|始终|多年来?|每年都?|这些年|历年)$/.test(text),
  );
  return (
    long && /^(?:做|办|搞|投|提供|开展|承担|组织|参与|合作|用|开放|服务)/.test(tokens[index + 1]?.text ?? '')
  );
};

const APPEARED = /^(?:出来|下来)了?$/;

/** 整机已经出来了. */
const belongsBefore = (tokens: readonly Token[], index: number, topic: string | null): boolean => {
  const thing = tokens.slice(0, index).findLast(({ kind }) => kind !== 'soft' && kind !== 'all');
  return (
    topic !== null &&
    ((thing?.entry.names.includes(topic) ?? false) || (thing?.entry.own.includes(topic) ?? false))
  );
};

/** 初稿都还没有呢: not even that. */
const isMissingDraft = (tokens: readonly Token[], index: number): boolean => {
  const [first, ...rest] = tokens
    .slice(index + 1)
    .filter(({ kind }) => !['soft', 'all', 'filler', 'symbol'].includes(kind));
  return (
    /稿$|草案$/.test(tokens[index]!.text) &&
    first?.kind === 'neg' &&
    rest.every(({ text }) => /^(?:写|出|起草|拟|弄|做|出来|写出来|拟出来|好|完|的)$/.test(text))
  );
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
  done: (tokens, index, progress) => {
    if (index > 0 && APPEARED.test(tokens[index]!.text) && belongsBefore(tokens, index, progress.topic))
      settle(progress, 'yes');
    return 0;
  },
  reach: verb,
  part: (tokens, index, progress) => {
    if (isMissingDraft(tokens, index)) return 0;
    if (/差$/.test(tokens[index]!.text) && (tokens[index + 1]?.entry.names.length ?? 0) > 0)
      settle(progress, 'no');
    else progress.marks.part = true;
    progress.neg = false;
    return 0;
  },
  progress: (tokens, index, progress) => {
    if (isHabit(tokens, index)) return 0;
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
