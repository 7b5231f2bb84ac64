import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../../server/services/submissions/canonical-json.ts';

describe('canonical JSON', () => {
  test('is the same whatever the order of keys, and without what is not defined', () => {
    const one = canonicalJson({ b: [1, { d: null, c: true }], a: '甲"\n', e: undefined });
    expect(one).toBe('{"a":"甲\\"\\n","b":[1,{"c":true,"d":null}]}');
    expect(canonicalJson({ a: '甲"\n', b: [1, { c: true, d: null }] })).toBe(one);
    expect(JSON.parse(one)).toEqual({ a: '甲"\n', b: [1, { c: true, d: null }] });
  });

  test('keeps the order of lists, and knows no number beyond JSON', () => {
    expect(canonicalJson([2, 1])).toBe('[2,1]');
    expect(() => canonicalJson([NaN])).toThrow(RangeError);
  });
});
