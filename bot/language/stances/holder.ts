import { certain, type Stance } from './stance.ts';
import type { Hearing } from '../reading.ts';
import type { Token } from '../words/token.ts';

/** 张教授，华理的: a person is an answer where someone is asked for. */
export const holderOf = (
  tokens: readonly Token[],
  topic: string,
  { lexicon, asking }: Hearing,
): Stance | null => {
  const wanted = asking?.id === topic && lexicon.topics.get(topic)!.about.includes('人选');
  const person = tokens.some(({ kind }) => kind === 'person');
  const plain = tokens.every(
    ({ kind, entry, text }) =>
      (kind === 'done' && text === '的') ||
      ['person', 'title', 'self', 'soft', 'org', 'name', 'be', 'common'].includes(kind) ||
      entry.own.includes(topic) ||
      entry.nouns.length > 0,
  );
  return wanted && person && plain ? certain('yes') : null;
};
