import { describe, expect, it } from 'vitest';
import { createListener } from '../../bot/language/understand.ts';
import type { Topic, Value } from '../../bot/language/types.ts';
import { PASTED, UTTERANCE_FILES, loadUtterances } from './measuring.ts';
import { baoshanTopics } from './topics.ts';

const SEED = 20250618;
const CASES = 20_000;
/** Milliseconds, for a machine with other work to do. */
const PATIENCE = 120_000;
const SIGNS = [
  ...'我们有没协议签了的是不家所企业高校三四1234,。？、 和除都其他第前个好嗯吗呢吧OKa+=-~（）😀\n一共各半打几十百千万亿0.%',
];

/** A small seeded generator (mulberry32), so that a failing case can be run again. */
const generator = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

const isSane = (topic: Topic, value: Value): boolean => {
  if (value === 'unsure') return true;
  const ids = topic.options.map(({ id }) => id);
  if (topic.type === 'count') return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9999;
  if (topic.type === 'yes_no') return ['yes', 'no', 'partly'].includes(String(value));
  if (topic.type === 'choice') return ids.includes(String(value));
  if (topic.type === 'text') return typeof value === 'string' && value.length <= topic.maxLength;
  return (
    Array.isArray(value) && value.every((id) => ids.includes(id)) && new Set(value).size === value.length
  );
};

describe(`${CASES} random messages (seed ${SEED})`, () => {
  const random = generator(SEED);
  const topics = baoshanTopics();
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const listen = createListener(topics);
  const texts = UTTERANCE_FILES.flatMap((file) => loadUtterances(file).map(({ text }) => text));
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)]!;
  const noise = (): string => Array.from({ length: Math.floor(random() * 40) }, () => pick(SIGNS)).join('');
  const splice = (): string => {
    const [one, two] = [pick(texts), pick(texts)];
    return (
      one.slice(0, random() * one.length) + two.slice(random() * two.length) + (random() < 0.3 ? noise() : '')
    );
  };

  it(
    'neither throw nor give a value outside its topic, and are heard the same twice',
    () => {
      const faults: string[] = [];
      for (let index = 0; index < CASES; index += 1) {
        const text = random() < 0.5 ? noise() : splice();
        const asking = random() < 0.2 ? null : pick(topics).id;
        const known =
          random() < 0.5
            ? { 'members.enterprises': 3, 'agreement.contents': ['goals'], 'agreement.signed': 'yes' }
            : {};
        const heard = listen(text, { asking, known });
        const heardTopics = heard.statements.map(({ topic }) => topic);
        const values = [
          ...heard.statements.map(({ topic, value }) => [topic, value] as const),
          ...heard.doubts.flatMap(({ topic, candidates }) =>
            candidates.map((value) => [topic, value] as const),
          ),
        ];
        const insane = values.filter(([topic, value]) => !isSane(byId.get(topic)!, value));
        if (insane.length > 0 || new Set(heardTopics).size < heardTopics.length)
          faults.push(`${text} [${asking}] ${insane}`);
        if (index % 20 === 0) expect(listen(text, { asking, known })).toEqual(heard);
      }
      expect(faults).toEqual([]);
    },
    PATIENCE,
  );
});

describe('a paste of three thousand characters', () => {
  const listen = createListener(baoshanTopics());
  const context = { asking: 'agreement.contents', known: {} };
  const LENGTH = 3000;
  const TAIL = 1000;

  it.each(PASTED)('of %j over and over records nothing, and its end is not read at all', (piece) => {
    const paste = piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);
    const heard = listen(paste, context);
    expect(heard.statements).toEqual([]);
    expect(listen(paste.slice(0, -TAIL) + '签'.repeat(TAIL), context)).toEqual(heard);
  });
});
