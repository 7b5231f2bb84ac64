import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import type { FieldValue } from '../../contract/common.ts';
import type { LifeState } from '../../contract/life.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS } from '../../phrases/later.ts';
import { factPath, formPath, memberPath } from '../applications/paths.ts';
import type { Edit, FieldWrite, NewApplication } from '../applications/ports.ts';
import { readValue } from '../applications/read-value.ts';
import { notFound } from '../applications/read-application.ts';
import { mutable } from '../applications/present.ts';
import { idFrom } from '../id-from.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import type { Filed, LaterGround, LaterStore } from './ports.ts';
import { byApplicant, lifeOf, notOffered, type Asked } from './standing.ts';

const RENEWABLE: readonly LifeState[] = ['filed', 'expiring', 'expired'];
const MOST_APPLICATIONS = 100;
const DAY_MS = 86_400_000;

/** Begins applications that renew a filing. */
export interface Renewals {
  /**
   * Once: whoever asks again, or at the same time, gets the one that is there. `full`: the organisation has `most` applications already.
   */
  begin(
    application: NewApplication & { renewsId: string },
    most: number,
    edit: Edit,
  ): Promise<string | 'full'>;
}

export interface RenewDeps {
  packs: PackShelf;
  later: LaterStore;
  renewals: Renewals;
  settings: OfficeSettings;
}

/** The first day on which the office takes it. */
export function opensOn({ validUntil }: Pick<Filed, 'validUntil'>, daysBefore: number): string {
  const end = Date.parse(`${validUntil}T00:00:00Z`);
  return new Date(end - daysBefore * DAY_MS).toISOString().slice(0, 10);
}

/** Whether this filing may be applied for anew on a day. */
export function mayRenew(found: LaterGround, daysBefore: number, day: string): boolean {
  const { filing, application } = found;
  return filing !== null && RENEWABLE.includes(application.state) && opensOn(filing, daysBefore) <= day;
}

/**
 * Begins a new application, by the pack of this day, with what the filing says: its answers and form as they were handed in, its members as
 * they are now. Papers are not taken along.
 * @throws {ServerError} `not_found`, `not_renewable`, `too_many_applications`
 */
export const createRenew =
  ({ packs, later, renewals, settings }: RenewDeps) =>
  async (asked: Asked): Promise<{ application: string }> => {
    const found = await later.read(asked.application);
    if (found === null) throw notFound();
    if (found.renewal !== null) return { application: found.renewal };
    const { filing } = found;
    if (lifeOf(packs, found).life.renewal === undefined) throw notOffered('not_renewable');
    const { renew_from: daysBefore } = (await settings.read()).validity;
    if (filing === null || !mayRenew(found, daysBefore, shanghaiDay(asked.now.getTime())))
      throw notRenewable(found, daysBefore);
    const pack = packs.at(asked.now);
    const id = idFrom(asked.key, 'renewal');
    const begun = await renewals.begin(
      {
        ...{ id, organisationId: found.organisation.id, by: asked.contactId, at: asked.now },
        pack: { id: pack.manifest.id, version: pack.manifest.version },
        renewsId: found.application.id,
      },
      MOST_APPLICATIONS,
      beginning(pack, filing, asked),
    );
    if (begun === 'full')
      throw new ServerError(
        409,
        'too_many_applications',
        LATER_REASONS.tooManyApplications(MOST_APPLICATIONS),
      );
    await later.carryOut({ ...byApplicant(asked), step: { action: 'renewal_begun', visible: true } }, () => ({
      data: { application: begun },
      writes: [],
    }));
    return { application: begun };
  };

function notRenewable({ filing, application }: LaterGround, daysBefore: number): ServerError {
  const early = filing !== null && ['filed', 'expiring'].includes(application.state);
  const reason = early
    ? LATER_REASONS.notRenewable(opensOn(filing, daysBefore))
    : LATER_REASONS.notRenewableState;
  return new ServerError(409, 'not_renewable', reason);
}

/** Of another pack, what this one understands. */
function beginning(pack: Pack, filing: Filed, { contactId, key, now }: Asked): Edit {
  const write = (path: string, value: FieldValue): FieldWrite => ({
    ...{ id: idFrom(key, `change:${path}`), path, value, version: 1 },
    ...{ by: contactId, at: now, channel: 'page' as const },
  });
  const fits = (of: 'fact' | 'form', id: string, value: FieldValue): FieldWrite[] => {
    const read = readValue(pack, { of, id }, value);
    if (!('value' in read) || read.value === null) return [];
    return [write(of === 'fact' ? factPath(id) : formPath(id), read.value)];
  };
  const event = { id: idFrom(key, 'event:created'), type: 'renewal_created', by: contactId, at: now };
  return {
    writes: [
      ...Object.entries(filing.facts).flatMap(([id, value]) => fits('fact', id, mutable(value))),
      ...Object.entries(filing.form).flatMap(([id, value]) => fits('form', id, value)),
      ...filing.members.flatMap((member) => memberWrites(member, write)),
    ],
    events: [{ ...event, data: { number: filing.number } }],
  };
}

const CARRIED = ['name', 'code', 'kind', 'place', 'role', 'contactName', 'contactMobile'] as const;

function memberWrites(
  member: Filed['members'][number],
  write: (path: string, value: FieldValue) => FieldWrite,
): FieldWrite[] {
  const said = CARRIED.filter((attribute) => member[attribute] !== '');
  const confirmed =
    member.codeState === 'confirmed' ? [write(memberPath(member.id, 'codeConfirmed'), true)] : [];
  return [
    ...said.map((attribute) => write(memberPath(member.id, attribute), member[attribute])),
    ...confirmed,
  ];
}
