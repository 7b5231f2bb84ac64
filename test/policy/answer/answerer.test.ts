import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../../bot/policy/answer/answerer.ts';
import { readPack } from '../../../bot/read-pack.ts';
import { measure } from './figures.ts';
import { readLabelled } from './labelled.ts';

const ROOT = join(import.meta.dirname, '../../..');
const answererOf = (directory: string) => {
  const pack = readPack(join(ROOT, directory));
  return { pack, answer: createAnswerer({ clauses: [...pack.clauses.values()], answers: pack.answers }) };
};
const { pack, answer } = answererOf('bot/packs/baoshan-2025-8');
const SETS = [
  'questions.yaml',
  'held-out.yaml',
  'held-out-2.yaml',
  'independent.yaml',
  'independent-2.yaml',
  'independent-3.yaml',
];

describe('questions about the Baoshan guideline', () => {
  it.each([
    { name: 'questions.yaml', right: 0.95, wrong: 0.02, anyway: 0.02 },
    { name: 'held-out.yaml', right: 0.95, wrong: 0.02, anyway: 0.02 },
    { name: 'held-out-2.yaml', right: 0.83, wrong: 0.04, anyway: 0.04 },
    { name: 'independent.yaml', right: 0.93, wrong: 0.02, anyway: 0.06 },
    { name: 'independent-2.yaml', right: 0.92, wrong: 0.02, anyway: 0.04 },
    { name: 'independent-3.yaml', right: 0.92, wrong: 0.02, anyway: 0.06 },
  ])('are answered rightly, and rarely wrongly ($name)', ({ name, right, wrong, anyway }) => {
    const figures = measure(answer, readLabelled(name));
    const report = figures.faults.join('\n');
    expect(figures.firstRight / figures.answerable, report).toBeGreaterThanOrEqual(right);
    expect(figures.wrongClause / figures.answerable, report).toBeLessThanOrEqual(wrong);
    expect(figures.answeredAnyway / figures.unanswerable, report).toBeLessThanOrEqual(anyway);
  });

  it('are measured on sets of which a third cannot be answered and none is a form of the pack', () => {
    const all = SETS.flatMap((name) => readLabelled(name));
    const unanswerable = all.filter(({ kind }) => kind !== 'stated');
    expect(all.length).toBeGreaterThanOrEqual(260);
    expect(unanswerable.length / all.length).toBeGreaterThanOrEqual(0.33);
    const forms = new Set([
      ...[...pack.answers.stated, ...pack.answers.unstated].flatMap((entry) => entry.forms),
      ...pack.answers.unrelated.forms,
    ]);
    expect(all.filter(({ ask }) => forms.has(ask)).map(({ ask }) => ask)).toEqual([]);
    expect(new Set(all.map(({ ask }) => ask)).size).toBe(all.length);
  });

  it('reach every answer of the pack by its own forms', () => {
    const lost = [...pack.answers.stated, ...pack.answers.unstated].filter(
      ({ id, forms }) =>
        !forms.some((form) => {
          const found = answer(form);
          return 'id' in found && found.id === id;
        }),
    );
    expect(lost).toEqual([]);
  });

  it('keep the lead apart from the members', () => {
    expect(answer('外地的企业可以当成员吗')).toMatchObject({ kind: 'stated', clauses: ['4.2.4'] });
    expect(answer('外地的企业可以牵头吗')).toMatchObject({ kind: 'unstated' });
    expect(answer('高校可以牵头吗')).toMatchObject({ kind: 'stated', clauses: ['4.1.1'] });
  });

  it('take full-width, upper-case and spaced-out spellings alike', () => {
    expect(answer('３ 家 够 不 够 ？')).toEqual(answer('3家够不够'));
    expect(answer('ＡＩ算不算支持的领域')).toEqual(answer('ai算不算支持的领域'));
  });

  it('are asked back where the pack may hold an answer that is not certain', () => {
    const found = answer('成员那个方面的事怎么讲');
    expect(found).toMatchObject({ kind: 'uncertain' });
    expect(found.kind === 'uncertain' && found.candidates.length).toBeGreaterThan(0);
  });

  it.each(['', '？？？', '😀', '啊', '的的的', 'x'.repeat(3000), '股票'.repeat(1500)])(
    'are not made up out of nothing: %.12s',
    (text) => {
      expect(answer(text).kind).toBe('unrelated');
    },
  );
});

describe('the second pack', () => {
  it('answers from its own clauses what the first does not state', () => {
    const second = answererOf('test/packs/yunqiao-proof-centre').answer;
    expect(answer('审核一般要多少天')).toMatchObject({ kind: 'unstated' });
    expect(second('审核一般要多少天')).toMatchObject({ kind: 'stated', clauses: ['四（二）'] });
    expect(second('创新联合体要几家企业')).toEqual({ kind: 'unrelated' });
  });
});
