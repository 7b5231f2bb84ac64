import type { CommandName } from '../language/types.ts';
import { UNSURE, type FactValue } from '../policy/pack.ts';
import type { Fact } from '../policy/schema.ts';

/**
 * What a tap means, written into the option's id so that a tap on a card weeks old still says which question it answers:
 * `answer|FACT|VALUE|PACK_VERSION`, `tick|FACT|ITEM|PACK_VERSION`, `done|FACT|PACK_VERSION`, `command|NAME[|FACT]`, and
 * `topic|ANSWER` for a question about the policy.
 */
export type Tap =
  | { type: 'answer'; fact: string; value: string }
  | { type: 'tick'; fact: string; item: string }
  | { type: 'done'; fact: string }
  | { type: 'topic'; answer: string }
  | { type: 'command'; name: CommandName; fact?: string };

const COMMANDS: Record<CommandName, true> = {
  start: true,
  restart: true,
  back: true,
  edit: true,
  skip: true,
  why: true,
  example: true,
  progress: true,
  checklist: true,
  verdict: true,
  undo: true,
  human: true,
  help: true,
  after_filing: true,
  answers: true,
  application: true,
};

export const answerId = (fact: string, value: FactValue, packVersion: string): string =>
  `answer|${fact}|${Array.isArray(value) ? value.join(',') : String(value)}|${packVersion}`;
export const tickId = (fact: string, item: string, packVersion: string): string =>
  `tick|${fact}|${item}|${packVersion}`;
export const doneId = (fact: string, packVersion: string): string => `done|${fact}|${packVersion}`;
export const topicId = (answer: string): string => `topic|${answer}`;
export const commandId = (name: CommandName, fact?: string): string =>
  `command|${name}${fact ? `|${fact}` : ''}`;

/** Null for an id that this program never made. */
export function readOptionId(id: string): Tap | null {
  const [type, first, second] = id.split('|');
  if (first === undefined || first === '') return null;
  if (type === 'answer' && second !== undefined) return { type, fact: first, value: second };
  if (type === 'tick' && second) return { type, fact: first, item: second };
  if (type === 'topic') return { type, answer: first };
  if (type === 'done') return { type, fact: first };
  if (type !== 'command' || !Object.hasOwn(COMMANDS, first)) return null;
  return { type, name: first as CommandName, ...(second ? { fact: second } : {}) };
}

/** The value written in an answer's id, in the shape of the fact's type; validity is checked where it is recorded. */
export function valueFromId(fact: Fact, written: string): FactValue {
  if (written === UNSURE) return UNSURE;
  if (fact.type === 'count') return written === '' ? Number.NaN : Number(written);
  if (fact.type === 'set') return written === '' ? [] : written.split(',');
  return written;
}
