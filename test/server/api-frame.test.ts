import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { API, ENDPOINTS } from '../../server/contract/api.ts';
import { programmeSchema } from '../../server/contract/programme.ts';
import { presentPack } from '../../server/services/programme/present-pack.ts';
import { readPack } from '../../bot/read-pack.ts';
import { startTestApi, type TestApi } from '../setup/api.ts';
import { baoshan, PROOF_CENTRE_DIRECTORY } from '../support/packs.ts';

let api: TestApi;
let tickets = 0;
beforeAll(async () => {
  const get = async () => ({ errcode: 0, ticket: `ticket-${(tickets += 1)}`, expires_in: 7200 });
  api = await startTestApi({ change: { wecom: { get, post: expect.unreachable } } });
});
afterAll(() => api.stop());

type Described = Record<string, Record<string, Record<string, unknown>>>;
const describedIn = (document: Record<string, unknown>) => document['paths'] as Described;

describe('the description of the API', () => {
  test('holds every endpoint of the contract and no other, each with all that it takes and answers', async () => {
    const document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as Record<string, unknown>;
    expect(document['openapi']).toMatch(/^3\.1\./);
    const described = Object.entries(describedIn(document)).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(described.map(({ operation }) => operation['operationId']).sort()).toEqual(
      ENDPOINTS.map(({ id }) => id).sort(),
    );
    for (const endpoint of ENDPOINTS) {
      const { path, method, operation } = described.find(
        ({ operation: { operationId } }) => operationId === endpoint.id,
      )!;
      expect([path, method]).toEqual([
        endpoint.path.replace(/:(\w+)/g, '{$1}'),
        endpoint.method.toLowerCase(),
      ]);
      const parameters = operation['parameters'] as { name: string; in: string; required: boolean }[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath).toEqual([...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
      expect('requestBody' in operation).toBe(endpoint.body !== undefined);
      const responses = operation['responses'] as Record<string, unknown>;
      expect(Object.keys(responses)).toEqual(
        expect.arrayContaining([endpoint.response ? '200' : '204', '429', 'default']),
      );
      for (const code of endpoint.problems ?? []) expect(JSON.stringify(responses['4XX'])).toContain(code);
      expect(JSON.stringify(operation['security'])).toContain('session');
      expect(parameters.some(({ name }) => name === 'Idempotency-Key')).toBe(
        endpoint.method !== 'GET' && endpoint.access !== 'public',
      );
    }
  });

  test('says which parts of a query may be left out', async () => {
    const document = (await (await fetch(`${api.url}/api/openapi.json`)).json()) as Record<string, unknown>;
    const list = describedIn(document)['/api/applications']!['get']!['parameters'] as { name: string }[];
    expect(list).toMatchObject([
      { name: 'after', in: 'query', required: false },
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', maximum: 100, default: 20 } },
    ]);
  });

  test('can be browsed, on a page that runs nothing from elsewhere', async () => {
    const page = await fetch(`${api.url}/api/docs`);
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toContain("script-src 'self';");
    const files = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(3);
    for (const file of files) {
      const { status, headers } = await fetch(api.url + file);
      expect([file, status]).toEqual([file, 200]);
      expect(headers.get('content-type')).toMatch(file.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
    }
    expect((await fetch(`${api.url}/api/docs/package.json`)).status).toBe(404);
  });
});

describe('below /api', () => {
  test.each([
    ['GET', '/api/nothing', 404, 'not_found'],
    ['POST', '/api', 404, 'not_found'],
    ['DELETE', '/api/session', 405, 'method_not_allowed'],
    ['PURGE', '/api/session', 405, 'method_not_allowed'],
  ] as const)('%s %s is a problem with status %i', async (method, path, status, code) => {
    const response = await fetch(api.url + path, { method });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect([response.status, await response.json()]).toEqual([
      status,
      expect.objectContaining({ status, code }),
    ]);
  });
});

describe('the programme', () => {
  test.each([baoshan, readPack(PROOF_CENTRE_DIRECTORY)])(
    'of every pack is as the contract has it',
    (pack) => {
      const programme = programmeSchema.parse(presentPack(pack));
      expect(programme.facts.filter(({ question }) => question).length).toBe(pack.questions.size);
      expect(Object.keys(programme.clauses).length).toBe(pack.clauses.size);
      expect(programme.rules.every(({ nextStep }) => nextStep !== '')).toBe(true);
    },
  );

  test('is sent once, small, and afterwards only confirmed', async () => {
    const first = await request(`${api.url}/api/programme`, { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers).toMatchObject({
      'content-encoding': 'gzip',
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
    });
    const text = gunzipSync(Buffer.from(await first.body.arrayBuffer())).toString('utf8');
    expect(JSON.parse(text)).toEqual(presentPack(baoshan));
    const etag = first.headers['etag'] as string;
    const again = await request(`${api.url}/api/programme`, { headers: { 'if-none-match': etag } });
    expect([again.statusCode, await again.body.text()]).toEqual([304, '']);
    const plain = await request(`${api.url}/api/programme`);
    expect([plain.headers['content-encoding'], await plain.body.text()]).toEqual([undefined, text]);
  });
});

describe('a page', () => {
  test('of ours is signed for the JS-SDK, as the corp and as the app', async () => {
    const url = `${api.url}/applications/1?a=b#c`;
    const signed = await api.call(null, API.wecom.signature, { query: { url } });
    expect(signed).toMatchObject({
      agentId: 1000002,
      config: { signature: expect.stringMatching(/^[0-9a-f]{40}$/) },
    });
    expect(signed.config.signature).not.toBe(signed.agentConfig.signature);
    await api.call(null, API.wecom.signature, { query: { url } });
    expect(tickets).toBe(2);
  });

  test.each(['https://evil.example/', 'http://127.0.0.1:1/', 'http://127.0.0.1.evil.example/'])(
    'at %s is not',
    async (url) => {
      const refused = await api.attempt(null, API.wecom.signature, { query: { url } });
      expect(refused).toMatchObject({ status: 422, code: 'foreign_page' });
    },
  );
});
