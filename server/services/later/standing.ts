import type { Life } from '../../../bot/policy/life-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { LifeState } from '../../contract/life.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { Doing, Filed, LaterGround } from './ports.ts';

/** A filing holds in these states. */
const HOLDING: readonly LifeState[] = ['filed', 'expiring', 'rectification'];

export const isFiled = ({ application, filing }: LaterGround): boolean =>
  filing !== null && HOLDING.includes(application.state);

/** @throws {ServerError} `not_filed` */
export function requireFiled(ground: LaterGround): Filed {
  if (isFiled(ground)) return ground.filing!;
  throw new ServerError(409, 'not_filed', LATER_REASONS.notFiled, {
    extra: { state: ground.application.state },
  });
}

/** What the case's own pack says of the time after filing. */
export const lifeOf = (packs: PackShelf, { application }: LaterGround): { pack: Pack; life: Life } => {
  const pack = packs.of(application);
  return { pack, life: pack.life ?? NOTHING };
};
const NOTHING: Life = { forbidden: [], grounds: [] };

export const notOffered = (code: string) => new ServerError(409, code, LATER_REASONS.notOffered);
export const answeredAlready = () => new ServerError(409, 'answered_already', LATER_REASONS.answeredAlready);

/** Who asks, on whose application, in which write. */
export interface Asked {
  application: string;
  contactId: string;
  key: string;
  now: Date;
}

export const byApplicant = ({ application, contactId, key, now }: Asked): Omit<Doing, 'step'> => ({
  ...{ applicationId: application, key, now, base: null },
  by: { kind: 'applicant', id: contactId, role: 'applicant' },
});
