import { describe, expect, it } from 'vitest';
import { baoshan } from '../support/packs.ts';
import { createRandom, runSeed } from '../support/random.ts';
import { noisyLine } from './noise.ts';
import { runCli } from './run-cli.ts';

describe('check --jsonl', () => {
  it('answers facts with verdict, rules, missing facts and documents, a line each, in order', async () => {
    const { lines, status } = await runCli(
      'check',
      ['--jsonl'],
      [
        '{"facts":{"lead.kind":"leading_enterprise","members.enterprises":3}}',
        '{"facts":{"lead.kind":"university"}}',
      ],
    );
    expect(status).toBe(0);
    const [first, second] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({ verdict: 'incomplete' });
    expect(first!['rules']).toContainEqual({
      id: 'lead_kind',
      status: 'met',
      strength: 'must',
      clauses: ['4.1.1'],
    });
    expect(first!['missing']).toContain('members.research');
    expect(first!['missing']).not.toContain('members.total');
    expect(first!['documents']).toContain('member_enterprise_evidence');
    expect(second).toMatchObject({ verdict: 'ineligible' });
  });

  it.each([
    ['{"facts":{"no.such":1}}', /no\.such/],
    ['{"facts":{"members.enterprises":"3"}}', /members\.enterprises/],
    ['{"facts":{"members.enterprises":10000}}', /members\.enterprises/],
    ['{"facts":{"agreement.contents":["goals","seal"]}}', /agreement\.contents/],
    ['{"facts":{"members.enterprises":3,"members.research":2,"members.total":4}}', /members\.total/],
    ['{}', /facts/],
    ['not json', /JSON/],
  ])('answers %s with an error that names what is wrong, and goes on', async (line, reason) => {
    const { lines, status } = await runCli('check', ['--jsonl'], [line, '{"facts":{}}']);
    expect(status).toBe(0);
    expect((JSON.parse(lines[0]!) as { error: string }).error).toMatch(reason);
    expect(JSON.parse(lines[1]!)).toMatchObject({ verdict: 'incomplete' });
  });

  it('refuses a folder that holds no pack, naming the files', async () => {
    const { status, errors, lines } = await runCli('check', ['--jsonl', '--pack', 'test/cli'], []);
    expect(status).not.toBe(0);
    expect(errors).toMatch(/test\/cli\/pack\.yaml/);
    expect(lines).toEqual([]);
  });

  const seed = runSeed();
  it(`answers 4,000 noisy lines with 4,000 lines of JSON (seed ${seed})`, async () => {
    const random = createRandom(seed);
    const keys = ['facts', ...baoshan.facts.keys()];
    const input = Array.from({ length: 4_000 }, () => noisyLine(random, keys));
    const { lines, status, errors } = await runCli('check', ['--jsonl'], input);
    expect({ status, errors, count: lines.length }).toEqual({ status: 0, errors: '', count: input.length });
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });
});
