/** Made-up things that every sample shares. */

export const AT = '2026-11-25T06:30:00.000Z';

/** An id of the contract's shape that says what it is of. */
export const idOf = (what: string): string => what.padEnd(22, '_').slice(0, 22);

export const PEOPLE = {
  zhang: { id: idOf('zhang'), name: '张敏' },
  li: { id: idOf('li'), name: '李秘书' },
};
