import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { API } from '../../../server/contract/api.ts';
import { idFrom } from '../../../server/services/id-from.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import type { TestOrganisation } from '../../setup/people.ts';

const MEMBER = 'm'.repeat(22);
let api: TestApi;
let us: TestOrganisation;
let them: TestOrganisation;
let application: string;

beforeAll(async () => {
  api = await startTestApi();
  [us, them] = [await api.organisation(), await api.organisation()];
  application = idFrom('drafts', 'application');
  const at = new Date('2026-11-25T01:00:00Z');
  await api.prisma.application.create({
    data: {
      ...{ id: application, organisationId: us.id, packId: 'baoshan-2025-8', packVersion: '1.0' },
      ...{ createdBy: us.owner.id, createdAt: at, updatedAt: at },
    },
  });
  const field = (path: string, value: string) => ({
    ...{ applicationId: application, path, value, version: 1 },
    ...{ changedBy: us.owner.id, channel: 'page', changedAt: at, firstAt: at },
  });
  await api.prisma.applicationField.createMany({
    data: [
      field(`member.${MEMBER}.name`, '东岚大学'),
      field('form.consortium.name', '宝山精密传动创新联合体'),
      field('fact.field', 'robotics'),
    ],
  });
});
afterAll(() => api.stop());

const draft = (document: string) => ({ params: { application, document } });

describe('a draft', () => {
  it('is handed out by an address that needs no cookie, in the size and by the name that were told', async () => {
    const link = await api.call(us.viewer, API.papers.draft, draft('agreement'));
    expect(link.name).toBe('创新联合体组建协议（草稿）.docx');
    expect(link.url.startsWith(`${api.url}/drafts/`)).toBe(true);
    const response = await fetch(link.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('wordprocessingml');
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain(link.name);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes).toHaveLength(link.bytes);
    const { value } = await mammoth.extractRawText({ buffer: bytes });
    for (const known of ['东岚大学', '宝山精密传动创新联合体', '机器人及智能制造', us.name, us.code])
      expect(value).toContain(known);
  });

  it('stays as it was told of while its address is good, whatever changes meanwhile', async () => {
    const link = await api.call(us.editor, API.papers.draft, draft('proposal'));
    const bytes = async () => Buffer.from(await (await fetch(link.url)).arrayBuffer());
    expect(await bytes()).toEqual(await bytes());
  });

  it('is not made of a document without a template, or of none', async () => {
    for (const document of ['lead_licence', 'nothing']) {
      const answer = await api.attempt(us.owner, API.papers.draft, draft(document));
      expect(answer).toMatchObject({ status: 404, code: 'no_draft' });
    }
  });

  it('is made for nobody who has no part in the application', async () => {
    expect(await api.attempt(them.owner, API.papers.draft, draft('agreement'))).toMatchObject({
      status: 404,
      code: 'not_found',
    });
    expect(await api.attempt(null, API.papers.draft, draft('agreement'))).toMatchObject({ status: 401 });
  });
});

test('an address that was never given out leads nowhere', async () => {
  for (const secret of ['x'.repeat(43), '..%2f..', 'a'.repeat(5_000)]) {
    const response = await fetch(`${api.url}/drafts/${secret}`);
    expect([404, 414, 431]).toContain(response.status);
  }
});

test('Redis holds the draft for ten minutes and no address', async () => {
  const link = await api.call(us.owner, API.papers.draft, draft('application'));
  const keys = await api.redis.keys('*draft-*');
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.some((key) => key.includes(link.url.split('/').at(-1)!))).toBe(false);
  for (const key of keys) {
    const left = await api.redis.pttl(key);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(600_000);
  }
});
