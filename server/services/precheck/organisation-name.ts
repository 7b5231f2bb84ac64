import { nearest } from './near.ts';
import { squeezed } from './squeeze.ts';
import type { TextIndex } from './text-index.ts';

/** 有限公司 and 有限责任公司 are one legal form; the register writes the one, contracts often the other. */
const LIMITED = /有限(?:责任)?公司/g;
const LEGAL_FORM = /(?:股份)?有限(?:责任)?公司$|(?:大学|学院|研究院|研究所|研究中心|医院|中心|公司|集团)$/;
const REGION = /^(?:中国|上海市?|北京市?|江苏省?|浙江省?|安徽省?)/;
/** What tells one unit from another has to be at least so long before two can be called similar, for each sign that differs. */
const SIGNS_A_SLIP = 3;
const MOST_SLIPS = 2;
/** Without its legal form a shorter name says too little. */
const SHORT_NAME = 4;

export type NameFound =
  { type: 'exact'; from: number } | { type: 'near'; from: number; to: number } | { type: 'missing' };

/** Looks for a unit's name, whatever the brackets, spaces and the way of writing its legal form. */
export function findName(index: TextIndex, name: string, others: readonly string[]): NameFound {
  const text = index.squeezed;
  const wanted = squeezed(name);
  const stretches = others
    .map(squeezed)
    .filter((other) => other !== wanted)
    .flatMap((other) => occurrences(text, other));
  const exact = occurrences(text, wanted).find(
    ({ from, to }) => !stretches.some((other) => other.from <= from && to <= other.to),
  );
  if (exact !== undefined) return { type: 'exact', from: exact.from };
  const taken = (from: number, to: number) => stretches.some((other) => overlap({ from, to }, other));
  const near = nearest(text, wanted, slipsAllowed(wanted), taken);
  if (near !== null) return { type: 'near', from: near.from, to: near.to };
  const short = wanted.replace(LEGAL_FORM, '');
  if (short.length < SHORT_NAME) return { type: 'missing' };
  const abbreviated = occurrences(text, short).find(({ from, to }) => !taken(from, to));
  return abbreviated === undefined ? { type: 'missing' } : { type: 'near', ...abbreviated };
}

interface Stretch {
  from: number;
  to: number;
}

const occurrences = (text: string, name: string): Stretch[] =>
  [...text.matchAll(patternOf(name))].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));

/** By more than half of the one. */
const overlap = (one: Stretch, other: Stretch): boolean =>
  (Math.min(one.to, other.to) - Math.max(one.from, other.from)) * 2 > one.to - one.from;

const patternOf = (wanted: string): RegExp =>
  new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(LIMITED, '有限(?:责任)?公司'), 'g');

function slipsAllowed(wanted: string): number {
  const core = wanted.replace(LEGAL_FORM, '').replace(REGION, '');
  return Math.min(MOST_SLIPS, Math.floor(core.length / SIGNS_A_SLIP));
}
