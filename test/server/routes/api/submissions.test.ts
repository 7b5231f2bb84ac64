import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { API } from '../../../../server/contract/api.ts';
import { createSubmit } from '../../../../server/services/submissions/submit.ts';
import { createSubmissions } from '../../../../server/stores/submissions/submissions.ts';
import { startTestApi, type TestApi } from '../../../setup/api.ts';
import { beginApplication, fill, readyApplication } from '../../../setup/application.ts';
import type { Person, TestOrganisation } from '../../../setup/people.ts';

const { applications, submissions } = API;
let api: TestApi;
let ours: TestOrganisation;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  ours = await api.organisation();
});

const submit = (person: Person, application: string, version: number, key?: string) =>
  api.attempt(person, submissions.submit, {
    ...{ params: { application }, body: { version } },
    ...(key === undefined ? {} : { key }),
  });
const versionOf = async (application: string) =>
  (await api.call(ours.viewer, applications.read, { params: { application } })).version;

test('what is not complete is refused with what is missing, line by line', async () => {
  const application = await beginApplication(api, ours);
  const preview = await api.call(ours.viewer, submissions.preview, { params: { application } });
  const { status, code, body } = await submit(ours.owner, application, preview.version);
  expect([status, code]).toEqual([422, 'not_complete']);
  expect(body).toMatchObject({ missing: preview.missing });
  expect(await api.call(ours.viewer, submissions.list, { params: { application } })).toEqual({ items: [] });
});

test('a version is handed in, read back, superseded by a corrected one, and that one withdrawn', async () => {
  const { id: application, version } = await readyApplication(api, ours);
  const params = { application };
  const preview = await api.call(ours.editor, submissions.preview, { params });
  expect([preview.missing, preview.version]).toEqual([[], version]);

  const { body: first } = await submit(ours.editor, application, version);
  expect(first).toMatchObject({ version: 1, state: 'submitted', by: { id: ours.editor.id } });
  expect(first.number).toMatch(/^LB-\d{8}-\d{4}-\d$/);
  const at = { params: { application, submission: first.id } };
  const { snapshot } = await api.call(ours.viewer, submissions.read, at);
  expect(snapshot).toMatchObject({ organisation: { code: ours.code }, submittedBy: { id: ours.editor.id } });
  expect(snapshot.form['consortium.name']).toBe('减速器创新联合体');

  await fill(api, ours.owner, application, { 'form.consortium.goals': '突破减速器' });
  expect((await submit(ours.owner, application, version)).code).toBe('draft_changed');
  const { body: second } = await submit(ours.owner, application, await versionOf(application));
  expect(second).toMatchObject({ version: 2, state: 'submitted' });
  expect((await api.call(ours.viewer, submissions.read, at)).snapshot).toEqual(snapshot);

  const withdraw = (submission: string) =>
    api.attempt(ours.owner, submissions.withdraw, { params: { application, submission } });
  expect((await withdraw(first.id)).code).toBe('not_withdrawable');
  expect((await withdraw(second.id)).body).toMatchObject({ state: 'withdrawn' });
  expect((await withdraw(second.id)).body).toMatchObject({ state: 'withdrawn' });
  expect(await api.call(ours.viewer, applications.read, { params })).toMatchObject({
    ...{ state: 'withdrawn', number: second.number },
  });
  const { items } = await api.call(ours.viewer, applications.events, { params });
  const told = items.map(({ text }) => text);
  expect(told).toContain(`王工提交了第 2 版，回执号 ${second.number}。第 1 版由它取代，仍然保留。`);
  expect(told[0]).toBe(`王工撤回了第 2 版（回执号 ${second.number}）。`);

  const { body: third } = await submit(ours.owner, application, await versionOf(application));
  expect(third).toMatchObject({ version: 3, state: 'submitted' });
});

test('a second tap, a retry and two colleagues at once make one submission', async () => {
  const { id: application, version } = await readyApplication(api, ours);
  const key = 'tapped-twice-or-more';
  const answers = await Promise.all([
    submit(ours.owner, application, version, key),
    submit(ours.editor, application, version),
    submit(ours.editor, application, version),
  ]);
  answers.push(
    await submit(ours.owner, application, version, key),
    await submit(ours.owner, application, version),
  );
  expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
  const { items } = await api.call(ours.viewer, submissions.list, { params: { application } });
  expect(items).toHaveLength(1);
});

test('an attempt whose answer was lost is answered by its retry, whatever has happened since', async () => {
  const { id: application, version } = await readyApplication(api, ours);
  const { packs, prisma } = api.parts;
  const key = 'the-program-was-killed';
  // The first attempt committed, and the program died before it could remember the answer.
  const first = await createSubmit({ packs, submissions: createSubmissions(prisma), afterChange: () => {} })({
    ...{ application, version, contactId: ours.owner.id, now: new Date(api.parts.clock()) },
    key: `${ours.owner.id}:submissions.create:${key}`,
  });
  await fill(api, ours.editor, application, { 'form.consortium.goals': '突破减速器' });
  await submit(ours.editor, application, await versionOf(application));
  const { body } = await submit(ours.owner, application, version, key);
  expect(body).toMatchObject({ id: first.id, number: first.number, state: 'superseded' });
  const { items } = await api.call(ours.viewer, submissions.list, { params: { application } });
  expect(items.map(({ version: number, state }) => [number, state])).toEqual([
    [2, 'submitted'],
    [1, 'superseded'],
  ]);
});
