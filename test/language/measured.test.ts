import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createListener } from '../../bot/language/understand.ts';
import { INDEPENDENT_FILES, UTTERANCE_FILES, judge, loadUtterances } from './measuring.ts';
import { baoshanTopics } from './topics.ts';

const all = UTTERANCE_FILES.flatMap((file) => judge(loadUtterances(file)));
const share = (found: readonly unknown[]): number => found.length / all.length;
const texts = (found: typeof all): string[] => found.map(({ utterance }) => utterance.text);

describe('the labelled utterances', () => {
  it('are at least five hundred', () => {
    expect(all.length).toBeGreaterThanOrEqual(500);
  });

  it('cover every fact', () => {
    const covered = new Set(all.flatMap(({ utterance }) => Object.keys(utterance.facts)));
    expect(baoshanTopics().filter(({ id }) => !covered.has(id))).toEqual([]);
  });

  it('are never recorded wrongly', () => {
    expect(texts(all.filter((one) => one.wrong))).toEqual([]);
  });

  it('are asked back needlessly in fewer than three of a hundred', () => {
    const needless = all.filter((one) => one.needless);
    expect(share(needless), texts(needless).join('\n')).toBeLessThan(0.03);
  });

  it('are taken for the wrong kind of message in fewer than one of a hundred', () => {
    const misjudged = all.filter((one) => one.misjudged);
    expect(share(misjudged), texts(misjudged).join('\n')).toBeLessThan(0.01);
  });
});

describe.each(INDEPENDENT_FILES)('the utterances of %s', (file) => {
  const judged = judge(loadUtterances(file));

  it('are recorded wrongly in fewer than one of a hundred', () => {
    const wrong = judged.filter((one) => one.wrong);
    expect(wrong.length / judged.length, texts(wrong).join('\n')).toBeLessThan(0.01);
  });

  it('are asked back needlessly in fewer than one of ten', () => {
    const needless = judged.filter((one) => one.needless);
    expect(needless.length / judged.length, texts(needless).join('\n')).toBeLessThan(0.1);
  });
});

describe('talk of something else', () => {
  const topics = baoshanTopics();
  const listen = createListener(topics);
  const lines = parse(readFileSync(new URL('off-topic.yaml', import.meta.url), 'utf8')) as unknown[];

  it('records nothing, whatever question is pending', () => {
    const recorded = lines.flatMap((line) =>
      [null, ...topics.map(({ id }) => id)].flatMap((asking) =>
        listen(String(line), { asking, known: {} }).statements.map(
          ({ topic }) => `${line} [${asking}] ${topic}`,
        ),
      ),
    );
    expect(recorded).toEqual([]);
  });
});
