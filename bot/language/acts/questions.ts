import type { Clause, Sentence } from '../words/clauses.ts';
import type { Token } from '../words/token.ts';

const CHOOSING = /(.)[不没]\1|是否|有没有|有无|有木有|会不会|能不能|可不可以/;
const ENDS_ASKING =
  /是(?:干|做)(?:什么|啥|嘛)的$|(?:了没|了没有|过没|过没有|好没|好没有|行不|够不|可以不|对不|是不|好不|要不|能不|行伐|可以了吧|(?:可以|能|行|要|算|需要).{1,8}[^要对得]不)$/;
/** 怎么写比较好, 写到多细才合适. */
const WHAT_IS_BEST =
  /(?:怎么(?![说讲])|怎样|如何|咋(?![说讲])|哪|什么|多[细少长大高深]).{0,8}(?:比较|更|才|最)(?:好|合适|合理|稳妥|妥当|恰当|规范|合规)(?:一?[点些])?$/;
const EITHER = /是.{1,6}还是.{1,6}$|[^,我们前在时实该能]{2,8}还是(?![没不有])[^,]{2,8}$/;
const HOW_MANY =
  /(?:要|需要?|得|最少|至少|最多|最低|满足|达到|可以|允许|总共|一共|起码)(?:有|要|是|能|可以|得|找)?几|几(?:家|个|所|年|天|月|人|份|项)(?:才|够|以上)|(?:可以|能|最多|允许)(?:同时|最多)?(?:参加|参与|加入|进|报|牵头|申报)(?:进|到)?几|^(?:参加|参与|加入|进|报|牵头)几[个家]$|算几[家个所]$|[交报盖提]几|几[份次轮天年]$|几(?:家|个|所)?.{1,5}才(?:够|行|算|能|可以)|(?:要|得|算)多.{1,5}才|多(?:大|高|强|久).{0,6}才/;
/** 还没定 and 都写了 after 出多少 say something of it: the question word is part of what is told. */
const TOLD = new Set(['neg', 'lack', 'part', 'progress', 'all']);
const NEVER_TOLD = /^(?:为|凭|干嘛|请问|想问|咨询|请教|能否|可否|问|求问|难道)/;
/** Someone who does not know how to go on asks; someone who does not know who it is does not. */
const HOW_TO_GO_ON =
  /(?:要|需要|应该|该|可以|能)(?:准备|交|提交|写|填|带|做|找|报|怎么|什么|哪)|怎么(?:办|弄|写|填|做|报|申请|操作|走|开始|理解|算)|什么意思/;

/** What of a sentence is told, and from where on it asks: null where it does not. */
export interface Asking {
  told: readonly Clause[];
  asks: { start: number; end: number } | null;
}

/** Parts a sentence into what it tells and what it asks: 我们有3家，够不够 does both; 3家够不够 only asks. */
export const partQuestion = (sentence: Sentence, text: string): Asking => {
  const { clauses, start, end } = sentence;
  const asking = clauses.map((clause, index) => asksIn(clause, index === clauses.length - 1, sentence, text));
  const first = asking.indexOf(true);
  if (first < 0) return { told: clauses, asks: null };
  const lost = clauses[first]!.tokens.some(({ kind }) => kind === 'unsure');
  const told = clauses.filter(
    (clause, index) =>
      !asking[index] &&
      ((lost && index < first) || isPlain(clause, index < first)) &&
      isApart(clause, clauses[index + 1], text),
  );
  const from = clauses[first]!.tokens[0]?.start ?? start;
  return { told, asks: { start: told.length > 0 ? from : start, end } };
};

/** Set off by a comma or a space: 一家企业能同时牵头两个联合体吗 is one question. */
const isApart = ({ tokens }: Clause, next: Clause | undefined, text: string): boolean =>
  next?.tokens[0] === undefined ||
  /[\s,:…]/.test(
    text.slice(tokens.at(-1)?.end, next.tokens[0].start + (next.tokens[0].kind === 'comma' ? 1 : 0)),
  );

/** A premise told for certain: with the speaker, something done, or things counted. */
const isPlain = ({ tokens, scope }: Clause, before: boolean): boolean => {
  if (scope !== 'ours' || tokens.some(({ kind }) => kind === 'bound' || kind === 'ask')) return false;
  if (tokens.some(({ kind, text }) => kind === 'self' || /^(?:目前|现在|已经?|刚刚?)$/.test(text)))
    return true;
  if (!before) return false;
  const counted = tokens.some(
    ({ kind }, at) =>
      kind === 'number' && tokens.slice(0, at + 3).some(({ entry }) => entry.nouns.length > 0),
  );
  const had = tokens.some(({ kind }, at) => kind === 'number' && tokens[at - 1]?.kind === 'have');
  return (
    counted || had || tokens.some(({ kind, text }) => kind === 'reach' || (kind === 'done' && text === '了'))
  );
};

const asksIn = (clause: Clause, last: boolean, sentence: Sentence, text: string): boolean => {
  const { tokens } = clause;
  if (tokens.length === 0) return false;
  const words = text.slice(tokens[0]!.start, tokens.at(-1)!.end);
  const asked = last && sentence.asked;
  const wondering = tokens.findIndex(({ kind }) => kind === 'unsure');
  const wh = tokens.some(
    ({ kind }, index) => kind === 'ask' && (asked || !isTold(tokens, index, wondering >= 0, words)),
  );
  if (wondering >= 0 && !wh) return asked && !CHOOSING.test(words) && endsInTag(tokens);
  if (asked || wh || endsInTag(tokens)) return true;
  return !tokens.some(({ kind }) => kind === 'asknot') && soundsAsking(words);
};

const soundsAsking = (words: string): boolean =>
  CHOOSING.test(withoutExempt(words)) ||
  ENDS_ASKING.test(words) ||
  WHAT_IS_BEST.test(words) ||
  HOW_MANY.test(withoutExempt(words)) ||
  EITHER.test(words);

const TOLD_HOW =
  /怎么.{1,6}(?:写|列|约定|明确|定|说)(?:好|清楚|明白)?了|怎么.{1,6}[还也]?没(?:写|列|约定|明确|定)/;

/** 明确了谁出钱: it is written down, whatever it is. */
const WRITTEN_DOWN =
  /(?:写明|写清楚?|明确|约定好?|规定|列明|列清楚?|说好|讲好|定好|谈好)了.{0,4}(?:谁|多少|什么|哪|怎么)/;

/** 没什么, 怎么分钱写了, 还在考虑让谁来做. */
const isIndefinite = (tokens: readonly Token[], index: number, words: string): boolean => {
  const { text } = tokens[index]!;
  const denied = ['hardly', 'neg'].includes(tokens[index - 1]?.kind ?? '');
  if ((denied && /^(?:什么|啥|多久|多长时间)$/.test(text)) || (text === '怎么' && TOLD_HOW.test(words)))
    return true;
  if (WRITTEN_DOWN.test(words)) return true;
  if (/^(?:啥|什么|哪).{0,6}[都也]没/.test(words) && index === 0) return true;
  return tokens.slice(0, index).some(({ kind }) => kind === 'part' || kind === 'progress');
};

/** 不清楚是谁, 出多少都写了, 卡在哪个还在论证. */
const isTold = (tokens: readonly Token[], index: number, wondering: boolean, words: string): boolean => {
  if (NEVER_TOLD.test(tokens[index]!.text) || endsInTag(tokens)) return false;
  if (wondering) return !HOW_TO_GO_ON.test(words);
  if (isIndefinite(tokens, index, words)) return true;
  const subject = tokens
    .slice(0, index)
    .some(({ kind }) => !['soft', 'self', 'filler', 'foreign'].includes(kind));
  const later = tokens.slice(index + 1);
  const told = later.some(
    ({ kind, text, entry }, at) =>
      (TOLD.has(kind) && text !== '不') ||
      entry.states.length > 0 ||
      (kind === 'done' && text !== '的' && at > 0),
  );
  return subject && told;
};

const endsInTag = (tokens: readonly Token[]): boolean =>
  tokens.findLast(({ kind }) => kind !== 'soft' && kind !== 'symbol' && kind !== 'stop')?.kind === 'tag';

/** 有没有都行 and 好不好意思 only look like questions. */
const withoutExempt = (words: string): string =>
  words.replace(
    /不不不|有没有(?:都|无所谓)|不对不对|没有没有|不好意思|好不容易|不得不|时不时|动不动|差不多|对不起|[这近前那好十]几|(?:什么|谁|哪).{0,2}都/g,
    '',
  );
