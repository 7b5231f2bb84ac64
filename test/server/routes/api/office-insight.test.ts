import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { API } from '../../../../server/contract/api.ts';
import { contentOfBytes } from '../../../../server/files/content.ts';
import { inert } from '../../../../server/papers/exports/inert.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { fill, readyApplication } from '../../../setup/application.ts';
import { submittedCase } from '../../../setup/office-case.ts';
import type { Person, TestOrganisation } from '../../../setup/people.ts';

let api: TestApi;
let ours: TestOrganisation;
let reviewer: Person;
let observer: Person;
let application: string;
let digest: string;

beforeAll(async () => {
  api = await startTestApi();
  ours = await api.organisation('上海甲机器人有限公司');
  [reviewer, observer] = [await api.officer('reviewer'), await api.officer('observer')];
  const ready = await readyApplication(api, ours);
  application = ready.id;
  await fill(api, ours.owner, application, {
    'form.contact.email': 'wang@example.cn',
    'fact.field': 'robotics',
  });
  const content = contentOfBytes(Buffer.from('组建协议'));
  for (const { id } of await api.prisma.paperFile.findMany()) {
    await api.papers.files.put(id, content);
    const { sha256, bytes } = content;
    await api.prisma.paperFile.update({ where: { id }, data: { sha256, bytes, storageKey: id } });
  }
  const { version } = await api.call(ours.owner, API.applications.read, { params: { application } });
  const call = { params: { application }, body: { version } };
  ({ digest } = await api.call(ours.owner, API.submissions.submit, call));
});
afterAll(() => api.stop());

const get = (person: Person, path: string) =>
  fetch(`${api.url}${path}`, { headers: { Cookie: `${api.deps.cookie}=${person.cookie}` } });

test('support finds people and cases, and tells all that is on record, latest first', async () => {
  const found = await api.call(reviewer, API.officeSupport.find, { query: { search: '减速器' } });
  expect(found.cases).toMatchObject([{ id: application, state: 'submitted' }]);
  const { items, case: about } = await api.call(reviewer, API.officeSupport.ofCase, {
    ...{ params: { application }, query: { limit: 100 } },
  });
  expect(about.organisation).toBe('上海甲机器人有限公司');
  const times = items.map(({ at }) => at);
  expect(times).toEqual(times.toSorted().toReversed());
  const texts = items.map(({ kind, text }) => `${kind} ${text}`).join('\n');
  expect(texts).toMatch(/received 王工提交了第 1 版/);
  expect(texts).toContain('understood 页面上记下“产业领域”：机器人及智能制造。');
  expect(texts).toContain('understood 页面上记下“联系人电话”：13812345678。');
});

test('whoever may not see personal data sees it masked', async () => {
  const { items } = await api.call(observer, API.officeSupport.ofCase, {
    ...{ params: { application }, query: { limit: 100 } },
  });
  const texts = items.map(({ text, who }) => `${text} ${who?.name ?? ''}`).join('\n');
  expect(texts).toContain('“联系人电话”：138****5678');
  expect(texts).toContain('“联系人邮箱”：w***@example.cn');
  expect(texts).not.toMatch(/13812345678|wang@|王工/);
});

test('a person’s trail is turned page by page without a gap', async () => {
  const params = { contact: ours.owner.id };
  const whole = await api.call(reviewer, API.officeSupport.ofPerson, { params, query: { limit: 100 } });
  const ids: string[] = [];
  let after: string | null | undefined;
  while (after !== null) {
    const query: { limit: number; after?: string } = { limit: 3, ...(after === undefined ? {} : { after }) };
    const page = await api.call(reviewer, API.officeSupport.ofPerson, { params, query });
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    after = page.next as string | null;
  }
  expect(ids).toEqual(whole.items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test('the figures count what the lists show', async () => {
  const figures = await api.call(observer, API.officeFigures.read);
  expect(figures.pipeline).toEqual([{ state: 'submitted', count: 1 }]);
  expect(figures.ages).toEqual([{ state: 'submitted', from: 0, to: 5, count: 1 }]);
  expect(figures.fields).toEqual([{ field: 'robotics', label: '机器人及智能制造', count: 1, filed: 0 }]);
  expect(figures.years).toMatchObject([{ count: 1, filed: 0 }]);
});

test('the queue as it is filtered becomes an .xlsx', async () => {
  const answer = await get(observer, '/api/office/exports/cases.xlsx?states=submitted');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('spreadsheetml');
  const files = await unzip(Buffer.from(await answer.arrayBuffer()));
  const text = [...files].map(([, content]) => content.toString()).join('');
  expect(text).toContain('减速器创新联合体');
  expect((await get(observer, '/api/office/exports/cases.xlsx?states=1')).status).toBe(422);
  expect((await get(ours.owner, '/api/office/exports/cases.xlsx')).status).toBe(403);
});

test.each(['=1+1', '+86', '-1', '@x', '\t=1'])('%j is no formula any more', (text) => {
  expect(inert(text)).toBe(`'${text}`);
  expect(inert(`甲${text}`)).toBe(`甲${text}`);
});

test('a dossier holds every version to the letter, its files, and an index of both', async () => {
  const answer = await get(reviewer, `/api/office/exports/cases/${application}.zip`);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const files = await unzip(Buffer.from(await answer.arrayBuffer()));
  const content = files.get('第1版/申报内容.json')!;
  expect(createHash('sha256').update(content).digest('hex')).toBe(digest);
  const index = files.get('目录.html')!.toString();
  expect(index).toContain(digest);
  const papers = [...files.keys()].filter((name) => name.endsWith('.pdf'));
  expect(papers).toHaveLength(3);
  for (const paper of papers) expect(index).toContain(paper.split('/').map(encodeURIComponent).join('/'));
  expect(files.get(papers[0]!)!.toString()).toBe('组建协议');
  const [entry] = await api.prisma.auditEntry.findMany({ where: { action: 'dossier_exported' } });
  expect(entry).toMatchObject({ actor: reviewer.id, applicationId: application });
  expect((await get(observer, `/api/office/exports/cases/${application}.zip`)).status).toBe(403);
  expect((await get(reviewer, `/api/office/exports/cases/${'x'.repeat(22)}.zip`)).status).toBe(404);
});

test('a year is Shanghai’s from its first moment to its last, in the figures as in the list', async () => {
  const org = await api.organisation('上海申宝跨年传动有限公司');
  const ends = [
    '2010-12-31T15:59:59Z',
    '2010-12-31T16:00:00Z',
    '2011-12-31T15:59:59Z',
    '2011-12-31T16:00:00Z',
  ];
  const ids: string[] = [];
  for (const submittedAt of ends) {
    const id = await submittedCase(api, org);
    await api.prisma.application.update({ where: { id }, data: { submittedAt } });
    ids.push(id);
  }
  const listed = async (year: number) => {
    const query = { year, search: org.code };
    return (await api.call(observer, API.officeCases.queue, { query })).items.map(({ id }) => id);
  };
  expect([await listed(2010), await listed(2011), await listed(2012)]).toEqual([
    [ids[0]],
    [ids[1], ids[2]],
    [ids[3]],
  ]);
  const { years } = await api.call(observer, API.officeFigures.read);
  expect(years.slice(0, 2)).toMatchObject([
    { year: 2010, count: 1 },
    { year: 2011, count: 2 },
  ]);
});

async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, opened) =>
      opened ? resolve(opened) : reject(error),
    ),
  );
  const files = new Map<string, Buffer>();
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) =>
      zip.openReadStream(entry, async (error, stream) => {
        if (!stream) return reject(error);
        files.set(entry.fileName, Buffer.concat(await stream.toArray()));
        zip.readEntry();
      }),
    );
    zip.on('end', () => resolve(files));
    zip.readEntry();
  });
}
