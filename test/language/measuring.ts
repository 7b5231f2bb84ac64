import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { createListener } from '../../bot/language/understand.ts';
import type { Understanding, Value } from '../../bot/language/types.ts';
import { baoshanTopics } from './topics.ts';

/** Written while the rules were made, and the eleven held-out sets, each written before the code had heard it. */
export const UTTERANCE_FILES = [
  'utterances.yaml',
  'descriptions.yaml',
  'turns.yaml',
  'held-out.yaml',
  'held-out-2.yaml',
  'held-out-3.yaml',
  'held-out-4.yaml',
  'held-out-5.yaml',
  'held-out-6.yaml',
  'held-out-7.yaml',
  'held-out-8.yaml',
  'held-out-9.yaml',
  'held-out-10.yaml',
  'held-out-11.yaml',
] as const;
/** Labelled by others who had seen neither the code nor its words; what was heard at first sight stands at their head. */
export const INDEPENDENT_FILES = [
  'independent.yaml',
  'independent-2.yaml',
  'independent-3.yaml',
  'independent-4.yaml',
  'independent-5.yaml',
] as const;

const value = z.union([z.string(), z.number(), z.array(z.string())]);
/** `value` is shorthand for the asked fact; `doubt` and `none` both want nothing recorded. */
const labelSchema = z.strictObject({
  text: z.string(),
  value: value.optional(),
  facts: z.record(z.string(), value).optional(),
  doubt: z.literal(true).optional(),
  none: z.literal(true).optional(),
  intent: z.enum(['answer', 'correction', 'question', 'command', 'smalltalk', 'unclear']).optional(),
  /** The command or smalltalk wanted. */
  what: z.string().optional(),
  topic: z.string().optional(),
});
const fileSchema = z.array(
  z.strictObject({
    asking: z.string().optional(),
    known: z.record(z.string(), value).default({}),
    say: z.array(labelSchema),
  }),
);

export interface Utterance {
  text: string;
  asking: string | null;
  known: Record<string, Value>;
  facts: Record<string, Value>;
  label: z.infer<typeof labelSchema>;
}

/** The labelled utterances of a file beside this one. */
export const loadUtterances = (file: string): Utterance[] =>
  fileSchema
    .parse(parse(readFileSync(new URL(file, import.meta.url), 'utf8')))
    .flatMap(({ asking = null, known, say }) =>
      say.map((label) => {
        if (label.value !== undefined && asking === null)
          throw new Error(`value without asking: ${label.text}`);
        const facts = label.facts ?? (label.value === undefined ? {} : { [asking!]: label.value });
        return { text: label.text, asking, known, facts, label };
      }),
    );

export interface Judged {
  utterance: Utterance;
  heard: Understanding;
  /** Recorded something that was not said. */
  wrong: boolean;
  /** Did not record something that was said plainly. */
  needless: boolean;
  misjudged: boolean;
}

/** Hears every utterance and judges what was recorded against its label. */
export const judge = (utterances: readonly Utterance[]): Judged[] => {
  const listen = createListener(baoshanTopics());
  return utterances.map((utterance) => {
    const { text, asking, known, facts, label } = utterance;
    const heard = listen(text, { asking, known });
    const wrong = heard.statements.some(({ topic, value: said }) => !isDeepStrictEqual(facts[topic], said));
    const needless = Object.keys(facts).some((id) => !heard.statements.some(({ topic }) => topic === id));
    const what = heard.command?.name ?? heard.smalltalk;
    const misjudged =
      (label.intent !== undefined && label.intent !== heard.intent) ||
      (label.what !== undefined && label.what !== what) ||
      (label.topic !== undefined && label.topic !== heard.command?.topic);
    return { utterance, heard, wrong, needless, misjudged };
  });
};

/** Microseconds a message, the mean over all utterances after warming up. */
export const microseconds = (utterances: readonly Utterance[], rounds: number): number => {
  const listen = createListener(baoshanTopics());
  const run = (): void =>
    utterances.forEach(({ text, asking, known }) => void listen(text, { asking, known }));
  for (let round = 0; round < rounds; round += 1) run();
  const from = performance.now();
  for (let round = 0; round < rounds; round += 1) run();
  return ((performance.now() - from) * 1000) / (rounds * utterances.length);
};

/** What is pasted over and over to look for patterns that take long. */
export const PASTED = [
  '嗯',
  '好的',
  '符合条件',
  '3家企业和',
  '没有',
  '1、',
  '第一',
  '上海',
  'ignore ',
  '直接',
  '能不能过',
  '一二三',
  '0.',
  '谢谢',
  ' ',
  '有的签了有的没签',
  '\n',
  '((',
] as const;

/** Milliseconds that the slowest paste of 3,000 characters takes, the best of a few rounds each. */
export const slowestPaste = (rounds: number): { piece: string; milliseconds: number } => {
  const listen = createListener(baoshanTopics());
  const times = PASTED.map((piece) => {
    const paste = piece.repeat(3000).slice(0, 3000);
    const taken = Array.from({ length: rounds }, () => {
      const from = performance.now();
      listen(paste, { asking: 'agreement.contents', known: {} });
      return performance.now() - from;
    });
    return { piece, milliseconds: Math.min(...taken) };
  });
  return times.reduce((worst, one) => (one.milliseconds > worst.milliseconds ? one : worst));
};
