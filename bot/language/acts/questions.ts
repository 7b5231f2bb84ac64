import type { Sentence } from '../words/clauses.ts';
import type { Token } from '../words/token.ts';

const CHOOSING = /(.)[不没]\1|是否|有没有|有无|有木有|会不会/;
const ENDS_ASKING = /(?:了没|了没有|过没|过没有|好没|好没有|行不|够不|可以不|对不|是不|好不|要不|能不)$/;
const EITHER = /是.{1,6}还是.{1,6}$|[^,我们前在时实该能]{2,8}还是(?![没不有])[^,]{2,8}$/;
const HOW_MANY =
  /(?:要|需要?|得|最少|至少|最多|满足|达到)几|几(?:家|个|所|年|天|月|人|份|项)(?:才|够|以上)|[交报盖提]几|几[份次轮天年]$/;

/** 说不清属于哪个领域 says that one does not know. */
const WHICH = /^哪[个种类一些]?/;

/** Whether a sentence asks something. 不知道有没有 does not: it says that one does not know. */
export const isQuestion = (sentence: Sentence, text: string): boolean => {
  const { tokens, asked } = sentence;
  const words = text.slice(sentence.start, sentence.end);
  const wondering = tokens.some(({ kind }) => kind === 'unsure');
  const wh = tokens.some(({ kind, text: word }) => kind === 'ask' && !(wondering && WHICH.test(word)));
  if (wondering && !wh) return asked && !CHOOSING.test(words) && endsInTag(tokens);
  if (asked || wh || endsInTag(tokens)) return true;
  if (tokens.some(({ kind }) => kind === 'asknot')) return false;
  return (
    CHOOSING.test(withoutExempt(words)) ||
    ENDS_ASKING.test(words) ||
    HOW_MANY.test(words) ||
    EITHER.test(words)
  );
};

const endsInTag = (tokens: readonly Token[]): boolean =>
  tokens.findLast(({ kind }) => kind !== 'soft' && kind !== 'symbol' && kind !== 'stop')?.kind === 'tag';

/** 有没有都行 and 好不好意思 only look like questions. */
const withoutExempt = (words: string): string =>
  words.replace(
    /有没有(?:都|无所谓)|不对不对|没有没有|不好意思|好不容易|不得不|时不时|动不动|差不多|对不起|(?:什么|谁|哪).{0,2}都/g,
    '',
  );
