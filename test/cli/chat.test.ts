import { describe, expect, it } from 'vitest';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { noisyLine } from './noise.ts';
import { runCli } from './run-cli.ts';

interface Answer {
  user: string;
  replies: { text: string; options: { id: string; label: string }[]; clauses: string[] }[];
  intent: string;
  asking: string | null;
  facts: Record<string, unknown>;
  verdict: string | null;
}

const chat = async (lines: readonly unknown[], ...args: string[]): Promise<Answer[]> => {
  const run = await runCli(
    'chat',
    ['--jsonl', ...args],
    lines.map((line) => JSON.stringify(line)),
  );
  expect(run.errors).toBe('');
  expect(run.status).toBe(0);
  return run.lines.map((line) => JSON.parse(line) as Answer);
};

describe('chat --jsonl', () => {
  it('welcomes and answers in one go, keeps people apart, and puts a conversation at a question on ask', async () => {
    const [told, asked, other, linked] = await chat([
      { user: 'u1', text: '我们联合了3家上下游企业和两所高校' },
      { user: 'u1', text: '3家够不够？' },
      { user: 'u2', text: '你好' },
      { user: 'u2', ask: 'members.enterprises' },
    ]);
    expect(told).toMatchObject({
      user: 'u1',
      intent: 'answer',
      facts: { 'members.enterprises': 3, 'members.research': 2 },
      verdict: null,
    });
    expect(told!.replies[0]!.clauses).toEqual([]);
    expect(asked).toMatchObject({ intent: 'question', facts: told!.facts, asking: told!.asking });
    expect(asked!.replies.flatMap(({ clauses }) => clauses)[0]).toBe('3.2');
    expect(other).toMatchObject({ user: 'u2', facts: {}, asking: null, intent: 'smalltalk' });
    expect(linked).toMatchObject({ asking: 'members.enterprises', facts: {} });
  });

  it('takes a press on an option of the last replies', async () => {
    const [asked] = await chat([{ user: 'u1', ask: 'team.head' }]);
    const yes = asked!.replies.flatMap(({ options }) => options).find(({ label }) => label === '是')!;
    const [, pressed] = await chat([
      { user: 'u1', ask: 'team.head' },
      { user: 'u1', press: yes.id },
    ]);
    expect(pressed).toMatchObject({ facts: { 'team.head': 'yes' }, intent: 'answer' });
  });

  it('answers an unanswerable question in words and with no clause', async () => {
    const [answer] = await chat([{ user: 'u1', text: '备案通过了补贴多少钱？' }]);
    expect(answer!.intent).toBe('question');
    expect(answer!.replies.flatMap(({ clauses }) => clauses)).toEqual([]);
  });

  it('runs a second programme from its folder alone', async () => {
    const [answer] = await chat([{ user: 'u1', text: '开始' }], '--pack', 'test/packs/yunqiao-proof-centre');
    expect(answer!.asking).not.toBeNull();
    expect(baoshan.facts.has(answer!.asking!)).toBe(false);
  });

  const seed = runSeed();
  it(`answers 3,000 noisy lines with 3,000 lines of JSON (seed ${seed})`, async () => {
    const random = createRandom(seed);
    const keys = ['user', 'text', 'press', 'ask', 'user', 'text'];
    const input = Array.from({ length: 3_000 }, () => noisyLine(random, keys));
    const { lines, status, errors } = await runCli('chat', ['--jsonl'], input);
    expect({ status, errors, count: lines.length }).toEqual({ status: 0, errors: '', count: input.length });
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
