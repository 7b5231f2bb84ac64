import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import type { Life } from '../../../bot/policy/life-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { Later } from '../../contract/later.ts';
import { notFound } from '../applications/read-application.ts';
import type { createReadRatings } from '../ratings/rate.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { OfficeSettings } from '../settings/ports.ts';
import type { LaterGround, LaterStore } from './ports.ts';
import { presentChange, presentFiling, presentRectification, presentSupport } from './present-parts.ts';
import { mayRenew, opensOn } from './renewal.ts';
import { presentMember } from './roster.ts';
import { isFiled, lifeOf } from './standing.ts';

export interface ReadLaterDeps {
  packs: PackShelf;
  later: Pick<LaterStore, 'read'>;
  settings: OfficeSettings;
  readRatings: ReturnType<typeof createReadRatings>;
}

/** What of the later life a person sees of their own application. @throws {ServerError} `not_found` */
export const createReadLater =
  ({ packs, later, settings, readRatings }: ReadLaterDeps) =>
  async (application: string, contactId: string, now: Date): Promise<Later> => {
    const found = await later.read(application);
    if (found === null) throw notFound();
    const { validity } = await settings.read();
    const ratings = await readRatings(application, contactId);
    return { ...presentLater(packs, found, validity.renew_from, shanghaiDay(now.getTime())), ratings };
  };

function presentLater(
  packs: PackShelf,
  found: LaterGround,
  renewFrom: number,
  today: string,
): Omit<Later, 'ratings'> {
  const { pack, life } = lifeOf(packs, found);
  const { state, caseVersion } = found.application;
  return {
    ...{ state, caseVersion },
    filing: presentFiling(found),
    roster: (found.filing?.members ?? []).map((member) => presentMember(pack, member)),
    changes: presentChanges(pack, life, found),
    forbidden: isFiled(found)
      ? life.forbidden.map(({ id, label, answer, clauses }) => ({ id, label, answer, clauses }))
      : [],
    rectifications: found.rectifications.map((one) => presentRectification(pack, one, today)),
    support: presentMeasures(pack, life, found),
    renewal: presentRenewal(life, found, renewFrom, today),
    renews: found.renews,
  };
}

function presentChanges(pack: Pack, { members }: Life, found: LaterGround): Later['changes'] {
  return {
    may: members !== undefined && isFiled(found),
    about: members?.about ?? '',
    clauses: members?.clauses ?? [],
    kinds: members?.kinds ?? [],
    memberKinds: pack.form.member_kinds.map(({ id, label }) => ({ id, label })),
    items: found.changes.map((change) => presentChange(pack, found.filing, change)),
  };
}

function presentMeasures(pack: Pack, { support }: Life, found: LaterGround): Later['support'] {
  if (support === undefined || found.filing === null) return null;
  return {
    may: isFiled(found),
    measures: support.measures,
    coordination: support.coordination,
    items: found.support.map((request) => presentSupport(pack, request)),
  };
}

function presentRenewal(
  { renewal }: Life,
  found: LaterGround,
  renewFrom: number,
  today: string,
): Later['renewal'] {
  const { filing } = found;
  if (renewal === undefined || filing === null || filing.endedOn !== null) return null;
  return {
    ...{ about: renewal.about, clauses: renewal.clauses },
    opensOn: opensOn(filing, renewFrom),
    may: found.renewal === null && mayRenew(found, renewFrom, today),
    application: found.renewal,
  };
}
