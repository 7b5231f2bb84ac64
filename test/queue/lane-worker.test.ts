import { expect, test } from 'vitest';
import { createAlarm } from '../../server/queue/alarm.ts';
import { createLaneWorker } from '../../server/queue/lane-worker.ts';
import { createPool } from '../../server/queue/pool.ts';
import { createManualClock } from './manual-clock.ts';
import { until } from './stage.ts';

test('an item added while it is worked on is worked on once more, and never twice at a time', async () => {
  const releases: (() => void)[] = [];
  const pool = createPool({
    concurrency: 4,
    waitingLimit: 10,
    work: () => new Promise((resolve) => releases.push(resolve)),
    onError: () => {},
    onEmpty: () => {},
  });
  pool.add(0, 'a');
  pool.add(0, 'a');
  pool.add(0, 'a');
  expect(releases).toHaveLength(1);
  releases[0]!();
  await until(() => releases.length === 2);
  releases[1]!();
  await pool.stop();
  expect(releases).toHaveLength(2);
});

test('an alarm that rings during a scan is answered by another scan right after', async () => {
  const clock = createManualClock(0);
  const answers: ((items: { item: string; due: number }[]) => void)[] = [];
  const worked: string[] = [];
  const worker = createLaneWorker({
    lanes: 1,
    peek: () => new Promise((resolve) => answers.push(resolve)),
    work: async (_lane, item) => void worked.push(item),
    clock,
    concurrency: 1,
    scanEvery: 60_000,
    scanSpacing: 0,
    onError: () => {},
  });
  worker.start();
  clock.advance(0);
  worker.lookAgainAt(10);
  clock.advance(10);
  expect(answers).toHaveLength(1);
  answers[0]!([]);
  await until(() => {
    clock.advance(0);
    return answers.length === 2;
  });
  answers[1]!([{ item: 'a', due: 10 }]);
  await until(() => worked.length === 1);
  await worker.stop();
});

test('more due than one scan takes is worked through without waiting for the next round', async () => {
  const clock = createManualClock(0);
  const waiting = new Set(Array.from({ length: 100 }, (_, index) => `item-${index}`));
  const worker = createLaneWorker({
    lanes: 1,
    peek: async (_lane, count) => [...waiting].slice(0, count).map((item) => ({ item, due: 0 })),
    work: async (_lane, item) => void waiting.delete(item),
    clock,
    concurrency: 3,
    scanEvery: 60_000,
    scanSpacing: 0,
    onError: () => {},
  });
  worker.start();
  await until(() => {
    clock.advance(0);
    return waiting.size === 0;
  });
  expect(clock.now()).toBe(0);
  await worker.stop();
});

test('a scan that fails is told of and tried again', async () => {
  const clock = createManualClock(0);
  const errors: unknown[] = [];
  const worker = createLaneWorker({
    lanes: 1,
    peek: () => Promise.reject(new Error('away')),
    work: async () => {},
    clock,
    concurrency: 1,
    scanEvery: 2000,
    scanSpacing: 100,
    onError: (error) => errors.push(error),
  });
  worker.start();
  clock.advance(0);
  await until(() => clock.scheduled() === 1);
  clock.advance(2000);
  await until(() => errors.length === 2);
  await worker.stop();
});

test('an alarm rings once for many calls, keeps its distance, and outlives a clock that is set back', () => {
  const rings: number[] = [];
  const clock = createManualClock(10_000);
  let shift = 0;
  const shifted = { ...clock, now: () => clock.now() + shift };
  const alarm = createAlarm(shifted, 100, () => rings.push(clock.now()));
  alarm.ringBy(10_050);
  alarm.ringBy(10_020);
  alarm.ringBy(10_080);
  clock.advance(50);
  alarm.ringBy(10_060);
  clock.advance(1000);
  expect(rings).toEqual([10_020, 10_120]);
  shift = -5000;
  alarm.ringBy(shifted.now());
  clock.advance(100);
  expect(rings).toEqual([10_020, 10_120, 11_150]);
});
