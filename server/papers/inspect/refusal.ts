/** Why a file is not taken. What people are told of each is in server/phrases/refusals.ts. */
export const REFUSALS = [
  'empty',
  'too_large',
  'program',
  'wrong_kind',
  'damaged',
  'password',
  'macros',
  'bomb',
  'disguised',
  'too_many_pixels',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly code: RefusalCode) {
    super(code);
  }
}

/** Whatever a library throws at content means that the content is damaged. */
export async function orDamaged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('damaged');
  }
}
