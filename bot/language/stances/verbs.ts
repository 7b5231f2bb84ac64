import { settle, type Act, type Progress } from './progress.ts';
import { hasKind, type Token } from '../words/token.ts';

const ALREADY = /已$|已经$/;

/** Reads a verb with what completes, modifies or denies it. */
export const verb: Act = (tokens, index, progress) => {
  const done = countDone(tokens, index + 1);
  const completed = isCompleted(tokens, index, done);
  const after = tokens.slice(index + 1 + done, index + 2 + done);
  const counted =
    completed && hasKind(after, 'number', 'noise') && !isOneOf(tokens, index + 1 + done, progress.topic);
  const open = completed && PREPARING.test(tokens[index]!.text);
  progress.marks.ever ||= tokens.slice(index + 1, index + 1 + done).some(({ text }) => /^过/.test(text));
  progress.marks.vague ||= [isConceded(tokens, index), counted, open].includes(true);
  progress.future &&= !(done > 0 && progress.moment);
  if (isAwaited(tokens, index, progress)) progress.marks.part = true;
  else {
    const value = valueOf(tokens, index, progress, completed, counted);
    if (value) settle(progress, value);
  }
  progress.neg = false;
  return done;
};

/** 配了一个专员: one is what is asked for. */
const isOneOf = (tokens: readonly Token[], at: number, topic: string | null): boolean =>
  topic !== null &&
  tokens[at]?.numeral?.values[0] === 1 &&
  tokens.slice(at + 1, at + 4).some(({ entry }) => entry.names.includes(topic));

const valueOf = (
  tokens: readonly Token[],
  index: number,
  progress: Progress,
  completed: boolean,
  counted: boolean,
): 'yes' | 'no' | 'partly' | null => {
  const complement = complementOf(tokens[index + 1]?.text ?? '', progress.neg);
  if (complement || counted) return complement;
  return completed || isModified(progress) || hasHolder(tokens, index, progress.topic) ? 'yes' : null;
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
const hasHolder = (tokens: readonly Token[], index: number, topic: string | null): boolean =>
  isHeld(tokens, index, topic) || isMade(tokens, index, topic);

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
export const isConceded = (tokens: readonly Token[], index: number): boolean =>
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
