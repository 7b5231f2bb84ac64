import type { Lexicon } from './lexicon.ts';
import { makeToken, type Token } from './token.ts';

const SURNAMES = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚',
);
const FAMILIAR = new Set('小老阿');
/** 张工, 王总: what colleagues are called. */
const CALLED = new Set('总工董院导博');
const NO_CALL = /^(?:总[体共计之量部数额]|工[程业厂作艺商人会信]|院[校所士]|董事|导[致向]|博[士物])/;

/** Reads 小李, 老王, 张工 as a token for a person, or null. */
export const readPerson = (text: string, at: number, lexicon: Lexicon): Token | null => {
  const next = text[at + 1];
  if (next === undefined) return null;
  const familiar = FAMILIAR.has(text[at]!) && SURNAMES.has(next);
  const called = SURNAMES.has(text[at]!) && CALLED.has(next) && !NO_CALL.test(text.slice(at + 1, at + 3));
  if (!familiar && !called) return null;
  if (familiar && (lexicon.longest(text, at + 1)?.end ?? 0) > at + 2) return null;
  return makeToken('person', text, at, at + 2);
};
