import { describe, expect, test } from 'vitest';
import type { KeptJob, Target } from '../../../../miniapp/state/uploads/job.ts';
import type { Hooks, JobKeep } from '../../../../miniapp/state/uploads/transport.ts';
import { createUploads, type Uploads } from '../../../../miniapp/state/uploads/uploads.ts';

const TARGET: Target = { application: 'a', document: 'agreement', replaces: null, photo: false };
const PHOTO: Target = { ...TARGET, photo: true };
const file = (name: string, bytes = 100) => new File([new Uint8Array(bytes)], name);

/** A phone whose transport does what the test says. */
function createPhone(kept = new Map<string, KeptJob>(), { full = false, removed = Promise.resolve() } = {}) {
  const started: { job: KeptJob; hooks: Hooks; stopped: boolean }[] = [];
  const discarded: string[] = [];
  const arrived: string[] = [];
  let timers: (() => void)[] = [];
  let ids = kept.size;
  const keep: JobKeep = {
    all: async () => [...kept.values()],
    put: async (job) => {
      if (!full) kept.set(job.id, job);
      return !full;
    },
    async remove(id) {
      kept.delete(id);
      await removed;
    },
  };
  const uploads: Uploads = createUploads({
    contact: 'zhang',
    transport: {
      start(job, hooks) {
        const run = { job, hooks, stopped: false };
        started.push(run);
        return () => void (run.stopped = true);
      },
      discard: (url) => void discarded.push(url),
    },
    keep,
    newId: () => `job-${++ids}`,
    after: (_, act) => void timers.push(act),
    onChange: () => {},
    onFile: ({ name }) => void arrived.push(name),
  });
  const pass = () => {
    const due = timers;
    timers = [];
    due.forEach((act) => act());
  };
  return { uploads, started, discarded, arrived, kept, pass };
}
const states = ({ jobs }: Uploads) => jobs.map(({ name, state }) => [name, state]);

test('files go up one after the other', async () => {
  const { uploads, started, arrived, kept } = createPhone();
  await uploads.add([file('一'), file('二')], TARGET);
  expect(states(uploads)).toEqual([
    ['一', 'sending'],
    ['二', 'waiting'],
  ]);
  started[0]!.hooks.onArrived('file-1');
  expect(states(uploads)).toEqual([['二', 'sending']]);
  started[1]!.hooks.onArrived('file-2');
  expect([arrived, kept.size]).toEqual([['一', '二'], 0]);
});

test('what was under way when the page was closed goes on at its address', async () => {
  const { uploads, started, kept } = createPhone();
  await uploads.add([file('一')], TARGET);
  started[0]!.hooks.onUrl('/api/uploads/one');
  const later = createPhone(kept);
  await later.uploads.restore();
  expect(later.started[0]?.job).toMatchObject({ name: '一', url: '/api/uploads/one' });
});

test('another person on the same phone does not go on with it', async () => {
  const { uploads, kept } = createPhone();
  await uploads.add([file('一')], TARGET);
  kept.forEach((job, id) => kept.set(id, { ...job, contact: 'li' }));
  const later = createPhone(kept);
  await later.uploads.restore();
  expect([later.uploads.jobs.length, kept.size]).toEqual([0, 1]);
});

test('without a network it waits, and goes on by itself', async () => {
  const { uploads, started, pass } = createPhone();
  await uploads.add([file('一')], TARGET);
  started[0]!.hooks.onAway();
  expect(states(uploads)).toEqual([['一', 'away']]);
  pass();
  expect([states(uploads), started.length]).toEqual([[['一', 'sending']], 2]);
});

test('a refusal stays with its reason until it has been read, and is not sent again', async () => {
  const { uploads, started, kept } = createPhone();
  await uploads.add([file('一'), file('二')], TARGET);
  started[0]!.hooks.onRefused('加了密码。');
  expect(uploads.jobs[0]).toMatchObject({ state: 'refused', reason: '加了密码。' });
  expect([...kept.values()].map(({ name }) => name)).toEqual(['二']);
  uploads.cancel(uploads.jobs[0]!.id);
  expect(states(uploads)).toEqual([['二', 'sending']]);
});

test('what is cancelled is stopped, forgotten and discarded, and says nothing any more', async () => {
  const { uploads, started, discarded, kept, arrived } = createPhone();
  await uploads.add([file('一')], TARGET);
  started[0]!.hooks.onUrl('/api/uploads/one');
  uploads.cancel(uploads.jobs[0]!.id);
  started[0]!.hooks.onArrived('file-1');
  expect([started[0]!.stopped, kept.size, arrived]).toEqual([true, 0, []]);
  await expect.poll(() => discarded).toEqual(['/api/uploads/one']);
});

test('the server is told to forget only when the phone has forgotten, lest a reopened page send it anew', async () => {
  let forget = () => {};
  const { uploads, started, discarded } = createPhone(new Map(), {
    removed: new Promise<void>((resolve) => (forget = resolve)),
  });
  await uploads.add([file('一')], TARGET);
  started[0]!.hooks.onUrl('/api/uploads/one');
  uploads.cancel(uploads.jobs[0]!.id);
  await new Promise(setImmediate);
  expect(discarded).toEqual([]);
  forget();
  await expect.poll(() => discarded).toEqual(['/api/uploads/one']);
});

test('a phone that keeps nothing, and what is more than it should keep, is said', async () => {
  const none = createPhone(new Map(), { full: true });
  await none.uploads.add([file('一')], TARGET);
  expect(none.uploads.jobs[0]?.kept).toBe(false);
  const many = createPhone();
  const large = () => file('大', 20 * 1024 * 1024);
  await many.uploads.add([large(), large(), large(), large()], TARGET);
  expect(many.uploads.jobs.map(({ kept }) => kept)).toEqual([true, true, true, false]);
});

test('what is empty or too large is refused before the first byte', async () => {
  const { uploads, started } = createPhone();
  await uploads.add([file('空', 0), file('大', 20 * 1024 * 1024 + 1)], TARGET);
  expect(uploads.jobs.map(({ reason }) => reason)).toEqual([
    '“空”是空文件，请确认文件能正常打开后重新选择。',
    '“大”超过 20 MB，请压缩或拆成几个文件后再上传。',
  ]);
  expect(started).toEqual([]);
});

describe('pictures of one paper', () => {
  async function three() {
    const phone = createPhone();
    await phone.uploads.add([file('一'), file('二'), file('三')], PHOTO);
    for (let at = 0; at < 3; at++) {
      phone.started[at]!.hooks.onUrl(`/api/uploads/${at}`);
      phone.started[at]!.hooks.onArrived(null);
    }
    return phone;
  }
  const order = ({ jobs }: Uploads) => [...jobs].sort((a, b) => a.place - b.place).map(({ name }) => name);

  test('wait in their order, which outlives the page', async () => {
    const { uploads, kept } = await three();
    uploads.move(uploads.jobs[2]!.id, -1);
    uploads.move(uploads.jobs[0]!.id, -1);
    expect(order(uploads)).toEqual(['一', '三', '二']);
    const later = createPhone(kept);
    await later.uploads.restore();
    expect([order(later.uploads), later.started]).toEqual([['一', '三', '二'], []]);
    expect(later.uploads.jobs.every(({ state }) => state === 'arrived')).toBe(true);
  });

  test('are forgotten when they have become a file, and sent anew when the server has lost them', async () => {
    const { uploads, started, kept } = await three();
    uploads.restart(uploads.jobs.map(({ id }) => id));
    expect(started[3]?.job).toMatchObject({ name: '一', url: null });
    uploads.forget(uploads.jobs.map(({ id }) => id));
    expect([uploads.jobs.length, kept.size]).toEqual([0, 0]);
  });
});
