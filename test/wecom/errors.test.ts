import { describe, expect, it } from 'vitest';
import { apiError, classOf, type ErrorClass } from '../../bot/wecom/errors.ts';

const CODES: readonly (readonly [ErrorClass, readonly number[]])[] = [
  ['token', [40014, 42001]],
  ['busy', [-1, 6000, 45033, 45035]],
  ['frequency', [45009, 45036]],
  ['secret', [40001, 40013, 40091]],
  ['configuration', [60020, 301042, 43012, 48001, 48002, 48006, 48007, 50003, 40056, 301002, 90206, 90208]],
  ['data', [81013, 60111, 46004, 40003, 40031, 301021, 60011, 92000, 40007, 40201, 40204, 42052, 84061]],
  ['card_used', [60140]],
  [
    'bug',
    [41001, 44004, 45002, 45008, 40058, 40035, 40063, 40008, 40032, 82002, 42014, 42020, 42027, 42040, 42051],
  ],
  ['unknown', [1, 42021, 42026, 99999, Number.MAX_SAFE_INTEGER]],
];

describe('errcodes', () => {
  it.each(CODES)('%s', (kind, codes) => {
    for (const code of codes) expect([code, classOf(code)]).toEqual([code, kind]);
  });

  it('keep a long or missing errmsg short', () => {
    expect(apiError(-1, 'x'.repeat(5_000), []).message.length).toBeLessThan(320);
    expect(apiError(-1, undefined, ['']).message).toBe('-1');
  });
});
