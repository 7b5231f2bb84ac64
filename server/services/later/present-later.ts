import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import type { Life } from '../../../bot/policy/life-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { Later } from '../../contract/later.ts';
import { permits } from '../../permissions/table.ts';
import type { Role } from '../../contract/common.ts';
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
  async ({ application, contactId, role, now }: Asked): Promise<Later> => {
    const found = await later.read(application);
    if (found === null) throw notFound();
    const { validity } = await settings.read();
    const ratings = await readRatings(application, contactId);
    const may = permits('application.submit', role);
    const today = shanghaiDay(now.getTime());
    return { ...presentLater(packs, found, { renewFrom: validity.renew_from, today, may }), ratings };
  };

interface Asked {
  application: string;
  contactId: string;
  role: Role;
  now: Date;
}
interface Seen {
  renewFrom: number;
  today: string;
  /** Whether this person may ask for anything. */
  may: boolean;
}

function presentLater(packs: PackShelf, found: LaterGround, seen: Seen): Omit<Later, 'ratings'> {
  const { pack, life } = lifeOf(packs, found);
  const { state, caseVersion } = found.application;
  return {
    ...{ state, caseVersion },
    filing: presentFiling(found),
    roster: (found.filing?.members ?? []).map((member) => presentMember(pack, member)),
    changes: presentChanges(pack, life, found, seen.may),
    forbidden: isFiled(found)
      ? life.forbidden.map(({ id, label, answer, clauses }) => ({ id, label, answer, clauses }))
      : [],
    rectifications: found.rectifications.map((one) => presentRectification(pack, one, seen.today)),
    support: presentMeasures(pack, life, found, seen.may),
    renewal: presentRenewal(life, found, seen),
    renews: found.renews,
  };
}

function presentChanges(pack: Pack, { members }: Life, found: LaterGround, may: boolean): Later['changes'] {
  return {
    may: may && members !== undefined && isFiled(found),
    about: members?.about ?? '',
    clauses: members?.clauses ?? [],
    kinds: members?.kinds ?? [],
    memberKinds: pack.form.member_kinds.map(({ id, label }) => ({ id, label })),
    items: found.changes.map((change) => presentChange(pack, found.filing, change)),
  };
}

function presentMeasures(pack: Pack, { support }: Life, found: LaterGround, may: boolean): Later['support'] {
  if (support === undefined || found.filing === null) return null;
  return {
    may: may && isFiled(found),
    measures: support.measures,
    coordination: support.coordination,
    items: found.support.map((request) => presentSupport(pack, request)),
  };
}

function presentRenewal(
  { renewal }: Life,
  found: LaterGround,
  { renewFrom, today, may }: Seen,
): Later['renewal'] {
  const { filing } = found;
  if (renewal === undefined || filing === null || filing.endedOn !== null) return null;
  return {
    ...{ about: renewal.about, clauses: renewal.clauses },
    opensOn: opensOn(filing, renewFrom),
    may: may && found.renewal === null && mayRenew(found, renewFrom, today),
    application: found.renewal,
  };
}
