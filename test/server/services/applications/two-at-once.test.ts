import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FieldValue } from '../../../../server/contract/common.ts';
import { ServerError } from '../../../../server/errors.ts';
import { createChangeFields } from '../../../../server/services/applications/change-fields.ts';
import { createReadApplication } from '../../../../server/services/applications/read-application.ts';
import { contentDigest, digestOf } from '../../../../server/services/submissions/snapshot.ts';
import { createSubmit } from '../../../../server/services/submissions/submit.ts';
import { startDatabase } from '../../../setup/databases.ts';
import { baoshan, baoshanShelf } from '../../../support/packs.ts';
import { createRandom, runSeed, type Random } from '../../../support/random.ts';
import { AT, openPlace, write, type Place } from '../../stores/ground.ts';
import { ENOUGH } from '../submissions/ground.ts';

const ROUNDS = 100;
const STEPS = 3;
const MEMBER = 'member'.padEnd(22, '_');
/** Fields that both write; every value is written once, so that it tells whose it is. */
const PATHS = ['form.consortium.goals', 'form.plan.tasks', `member.${MEMBER}.name`, `member.${MEMBER}.role`];

let place: Place;
let people: [string, string];
let organisation: string;
beforeAll(async () => {
  place = await openPlace(startDatabase);
  people = [await place.person('李工'), await place.person('王工')];
  organisation = await place.organisation({ [people[0]]: 'owner', [people[1]]: 'editor' });
});
afterAll(() => place.close());

interface Sent {
  path: string;
  value: FieldValue;
  base: number;
  result: string;
}
interface Editor {
  id: string;
  sent: Sent[];
  handedIn: { number: string; version: number }[];
}

function useCases() {
  const { applications, submissions } = place;
  const deps = { packs: baoshanShelf, applications, submissions, afterChange: () => {} };
  return { change: createChangeFields(deps), read: createReadApplication(deps), submit: createSubmit(deps) };
}

/** Someone who edits what they see and hands in what they see, never knowing what the other does meanwhile. */
async function work(application: string, editor: Editor, random: Random): Promise<void> {
  const { change, read, submit } = useCases();
  let seen = await read(application, 'editor', AT);
  for (let step = 0; step < STEPS; step += 1) {
    const key = place.newId('key');
    const about = { application, contactId: editor.id, key, now: AT };
    if (random.next() < 0.25) {
      const number = await submit({ ...about, version: seen.version }).catch(onlyStale);
      if (number !== null) editor.handedIn.push({ number: number.number, version: seen.version });
      seen = await read(application, 'editor', AT);
      continue;
    }
    const changes = random.some(PATHS).map((path) => {
      return { path, value: place.newId('value'), base: seen.fields[path]?.version ?? 0 };
    });
    if (changes.length === 0) continue;
    const { results, application: after } = await change({ ...about, changes, role: 'editor' });
    editor.sent.push(...changes.map((sent, at) => ({ ...sent, result: results[at]!.result })));
    // Mostly they go on from what they were shown, at times from an older page.
    if (random.next() < 0.7) seen = after;
  }
}

function onlyStale(error: unknown): null {
  if (error instanceof ServerError && error.code === 'draft_changed') return null;
  throw error;
}

async function begin(): Promise<string> {
  const [first] = people;
  const id = place.newId('application');
  const pack = { id: baoshan.manifest.id, version: baoshan.manifest.version };
  const writes = Object.entries(ENOUGH).map(([path, value]) => write(first, path, value, 1));
  const about = { id, organisationId: organisation, pack, by: first, at: AT };
  await place.applications.create(about, ROUNDS, () => ({ writes, events: [] }));
  for (const document of ['agreement', 'proposal', 'application']) await place.file(id, document, first);
  return id;
}

/** What was said to be saved stands in the history, right after what its author had seen; what was not, left no trace. */
async function holdFields(application: string, editors: readonly Editor[]): Promise<void> {
  const history = await place.applications.history(application, null, null, 1_000);
  for (const { id, sent } of editors) {
    for (const { path, value, base, result } of sent) {
      const kept = history.filter((entry) => entry.path === path && entry.value === value);
      const expected = result === 'saved' ? [[base + 1, id]] : [];
      expect(kept.map(({ version, by }) => [version, by.id])).toEqual(expected);
    }
    expect(sent.filter(({ result }) => result !== 'saved' && result !== 'conflict')).toEqual([]);
  }
  const draft = await place.applications.read(application);
  for (const path of PATHS) {
    const versions = history.filter((entry) => entry.path === path).map(({ version }) => version);
    const sorted = versions.toSorted((a, b) => a - b);
    expect(sorted).toEqual(sorted.map((_, index) => index + 1));
    const last = history.find((entry) => entry.path === path && entry.version === sorted.length);
    expect(draft!.fields.get(path)?.value).toEqual(last?.value);
  }
}

/** One submission for each content, numbered without gaps, each as it was when its author saw it. */
async function holdSubmissions(application: string, editors: readonly Editor[]): Promise<void> {
  const list = await place.submissions.list(application);
  const stored = [];
  for (const { id } of list) stored.push((await place.submissions.read(application, id))!);
  const contents = stored.map(({ snapshot }) => contentDigest(snapshot));
  expect(new Set(contents).size).toBe(contents.length);
  expect(list.map(({ version }) => version)).toEqual(list.map((_, index) => list.length - index));
  expect(list.map(({ state }) => state)).toEqual(
    list.map((_, index) => (index === 0 ? 'submitted' : 'superseded')),
  );
  for (const { submission, snapshot } of stored) expect(digestOf(snapshot)).toBe(submission.digest);
  const numbers = new Set(list.map(({ number }) => number));
  for (const { handedIn } of editors) for (const { number } of handedIn) expect(numbers).toContain(number);
}

const seed = runSeed();
test(`two who edit and hand in at once, ${ROUNDS} times over, lose no field and hand in each content once (seed ${seed})`, async () => {
  const random = createRandom(seed);
  const tally = { saved: 0, conflict: 0, submissions: 0 };
  const { read, submit } = useCases();
  for (let round = 0; round < ROUNDS; round += 1) {
    const application = await begin();
    const editors = people.map((id): Editor => ({ id, sent: [], handedIn: [] }));
    const rolls = editors.map(() => createRandom(random.below(2 ** 31)));
    await Promise.all(editors.map((editor, at) => work(application, editor, rolls[at]!)));
    // Both look at the last page, and both hand it in.
    const { version } = await read(application, 'editor', AT);
    const last = await Promise.all(
      editors.map(({ id }) =>
        submit({ application, contactId: id, version, key: place.newId('key'), now: AT }),
      ),
    );
    expect(last[0]).toEqual(last[1]);
    await holdFields(application, editors);
    await holdSubmissions(application, editors);
    for (const { sent } of editors) for (const { result } of sent) tally[result as 'saved' | 'conflict'] += 1;
    tally.submissions += (await place.submissions.list(application)).length;
  }
  // Were these low, the rounds would show little.
  expect(tally.saved).toBeGreaterThan(ROUNDS * 3);
  expect(tally.conflict).toBeGreaterThan(ROUNDS);
  expect(tally.submissions).toBeGreaterThan(ROUNDS);
}, 300_000);
