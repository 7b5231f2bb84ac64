import { expect, test } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { createTeardown } from '../../../server/start/teardown.ts';

function create() {
  const lines: string[] = [];
  const order: string[] = [];
  const teardown = createTeardown(createLog('error', [], { write: (line) => lines.push(line) }));
  const step = (name: string) => teardown.add(name, async () => order.push(name));
  return { teardown, step, order, lines };
}

test('what was started last is stopped first, once', async () => {
  const { teardown, step, order } = create();
  ['database', 'store', 'server'].forEach(step);
  expect(await Promise.all([teardown.run(1_000), teardown.run(1_000)])).toEqual([true, true]);
  expect(order).toEqual(['server', 'store', 'database']);
});

test('a step that fails is told by name and keeps none from its turn', async () => {
  const { teardown, step, order, lines } = create();
  step('database');
  teardown.add('store', () => Promise.reject(new Error('stuck')));
  expect(await teardown.run(1_000)).toBe(false);
  expect(order).toEqual(['database']);
  expect(lines.join()).toMatch(/"step":"store".*stuck/);
});

test('a step that never ends does not hold the program for good', async () => {
  const { teardown } = create();
  teardown.add('store', () => new Promise(() => {}));
  expect(await teardown.run(20)).toBe(false);
});
