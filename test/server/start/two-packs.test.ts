import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadConfig } from '../../../server/config.ts';
import { API } from '../../../server/contract/api.ts';
import { createPackShelf } from '../../../server/services/programme/pack-shelf.ts';
import { dryRunStored } from '../../../server/start/dry-run-stored.ts';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { beginApplication, fill, readyApplication } from '../../setup/application.ts';
import { startDatabase } from '../../setup/databases.ts';
import type { TestOrganisation } from '../../setup/people.ts';
import { baoshan } from '../../support/packs.ts';
import { NEXT, readEdited } from '../../support/successor.ts';

const next = readEdited(NEXT);
let api: TestApi;
let ours: TestOrganisation;
let url = '';
let now = Date.parse('2027-12-31T12:00:00Z');

beforeAll(async () => {
  const database = async () => {
    const place = await startDatabase();
    ({ url } = place.database);
    return place;
  };
  api = await startTestApi({ packs: [baoshan, next], clock: () => now, database });
  ours = await api.organisation();
});
afterAll(() => api.stop());

const read = (application: string) =>
  api.call(ours.owner, API.applications.read, { params: { application } });
const submit = (application: string, version: number) =>
  api.call(ours.owner, API.submissions.submit, { params: { application }, body: { version } });

test('a case keeps the pack that it was handed in under; a draft follows the one in force', async () => {
  const handedIn = await readyApplication(api, ours);
  await submit(handedIn.id, handedIn.version);
  const draft = await readyApplication(api, ours);
  expect([(await read(handedIn.id)).pack.id, (await read(draft.id)).pack.id]).toEqual([
    'baoshan-2025-8',
    'baoshan-2025-8',
  ]);
  now = Date.parse('2027-12-31T17:00:00Z');
  expect([(await read(handedIn.id)).pack.id, (await read(draft.id)).pack.id]).toEqual([
    'baoshan-2025-8',
    'baoshan-2028-1',
  ]);
  await submit(draft.id, draft.version);
  const rows = await api.prisma.application.findMany({
    select: { id: true, packId: true, packVersion: true },
  });
  expect(rows).toContainEqual({ id: handedIn.id, packId: 'baoshan-2025-8', packVersion: '1.0' });
  expect(rows).toContainEqual({ id: draft.id, packId: 'baoshan-2028-1', packVersion: '2.0' });
});

test('a case that was handed in under an ended pack can be handed in again while the office has it', async () => {
  now = Date.parse('2027-12-31T12:00:00Z');
  const { id, version } = await readyApplication(api, ours);
  await submit(id, version);
  now = Date.parse('2027-12-31T17:00:00Z');
  const { application } = await fill(api, ours.owner, id, { 'form.consortium.goals': '突破减速器' });
  expect((await submit(id, application.version)).version).toBe(2);
  expect((await read(id)).pack.id).toBe('baoshan-2025-8');
});

test('what is begun goes by the pack in force, and pages may ask for any', async () => {
  expect((await read(await beginApplication(api, ours))).pack.id).toBe('baoshan-2028-1');
  const inForce = await api.call(null, API.programme.read);
  const earlier = await api.call(null, API.programme.read, {
    query: { pack: 'baoshan-2025-8', version: '1.0' },
  });
  expect([inForce.pack.id, earlier.pack.id]).toEqual(['baoshan-2028-1', 'baoshan-2025-8']);
  const unknown = await api.attempt(null, API.programme.read, { query: { pack: 'none' } });
  expect(unknown.status).toBe(404);
});

test('a dry run judges every stored case by a draft pack and says what would change', async () => {
  const { id, version } = await readyApplication(api, ours);
  await fill(api, ours.owner, id, { 'fact.lead.in_district': 'no' });
  await submit(id, version + 1);
  const lines: string[] = [];
  const packs = createPackShelf([baoshan]);
  await api.prisma.application.updateMany({ data: { packId: 'baoshan-2025-8', packVersion: '1.0' } });
  const config = loadConfig({ NODE_ENV: 'test', DATABASE_URL: url });
  await dryRunStored(config, { packs, draft: next, now: new Date(now), say: (line) => lines.push(line) });
  const { title } = await read(id);
  expect(lines[0]).toMatch(new RegExp(`${title} \\(submitted\\): \\w+ > ineligible`));
  expect(lines[1]).toContain('lead_in_district');
  const cases = await api.prisma.application.count();
  expect(lines).toContain(`Cases: ${cases}; verdicts that would change: 1`);
});
