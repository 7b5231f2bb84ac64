import { expect, test } from 'vitest';
import { createKeyReader, WITHIN_MS, type KeyBinding } from '../../../miniapp/office/state/key-book.ts';

const bind = (keys: string): KeyBinding => ({ keys, does: keys, run: () => {}, group: 'here' });
const BINDINGS = ['j', '?', 'g q', 'q'].map(bind);

function press(...strokes: [string, number][]): (string | undefined)[] {
  const read = createKeyReader();
  return strokes.map(([key, at]) => read(key, at, BINDINGS)?.keys);
}

test('a key does what it is bound to, and an unbound one nothing', () => {
  expect(press(['j', 0], ['?', 1], ['z', 2])).toEqual(['j', '?', undefined]);
});

test('two keys one after the other mean their own thing, the second alone another', () => {
  expect(press(['g', 0], ['q', 100])).toEqual([undefined, 'g q']);
  expect(press(['q', 0])).toEqual(['q']);
});

test('a second key that comes too late stands for itself', () => {
  expect(press(['g', 0], ['q', WITHIN_MS + 1])).toEqual([undefined, 'q']);
});

test('what a page binds goes before what the frame binds', () => {
  const frame = bind('j');
  const page = bind('j');
  expect(createKeyReader()('j', 0, [frame, page])).toBe(page);
});
