import type { Pack } from '../../../bot/policy/pack.ts';
import type { TRAIL_KINDS } from '../../contract/office-insight.ts';
import type { OfficeRole } from '../../contract/life.ts';
import { seesPersonalData } from '../../permissions/office.ts';
import { maskedName } from '../../phrases/trail.ts';
import type { PageQuery } from '../applications/list-applications.ts';
import { cutPage, readPlace } from '../applications/pages.ts';
import { notFound } from '../applications/read-application.ts';
import { maskFor } from '../cases/mask.ts';
import { queryTerms } from '../cases/search-terms.ts';
import { documentTitles } from '../programme/document-titles.ts';
import type { PackName, PackShelf } from '../programme/pack-shelf.ts';
import type { SupportPerson, Trail, TrailRow } from './ports.ts';
import { trailText } from './trail-text.ts';

export interface TrailDeps {
  trail: Trail;
  packs: PackShelf;
}

const MOST = 20;
/** What applicants do in answer to the office; the rest of theirs is what came in. */
const ANSWERS = /^(resubmitted|.*_answered|objection_received|.*_dismissed|rated)$/;

/** People and cases that a search could mean. */
export const createFindSupport =
  ({ trail }: Pick<TrailDeps, 'trail'>) =>
  async (search: string, role: OfficeRole) => {
    const [people, cases] = await Promise.all([
      trail.people(search, MOST),
      trail.cases(queryTerms(search), search, MOST),
    ]);
    return { people: people.map((person) => presentPerson(person, role)), cases: [...cases] };
  };

/** What was received, understood, decided, sent and answered around one case. @throws {ServerError} `not_found` */
export const createReadCaseTrail =
  ({ trail, packs }: TrailDeps) =>
  async (id: string, { after, limit }: PageQuery, role: OfficeRole) => {
    const found = await trail.case(id);
    if (found === null) throw notFound();
    const rows = await trail.ofCase(id, readPlace(after), limit + 1);
    return { case: found, ...presentPage(rows, limit, packs, role) };
  };

/** The same of one person. @throws {ServerError} `not_found` */
export const createReadPersonTrail =
  ({ trail, packs }: TrailDeps) =>
  async (id: string, { after, limit }: PageQuery, role: OfficeRole) => {
    const found = await trail.person(id);
    if (found === null) throw notFound();
    const rows = await trail.ofPerson(id, readPlace(after), limit + 1);
    return { person: presentPerson(found, role), ...presentPage(rows, limit, packs, role) };
  };

function presentPerson({ id, name, mobile, organisations }: SupportPerson, role: OfficeRole) {
  const shown = mobile === '' ? '' : maskFor(role)(mobile);
  return { id, name: nameFor(role)(name), mobile: shown, organisations: [...organisations] };
}

const nameFor = (role: OfficeRole) => (seesPersonalData(role) ? (name: string) => name : maskedName);

function presentPage(rows: readonly TrailRow[], limit: number, packs: PackShelf, role: OfficeRole) {
  const titleOf = documentTitles(packs);
  const [mask, maskName] = [maskFor(role), nameFor(role)];
  const { items, next } = cutPage(rows, limit, (row) => row);
  return {
    items: items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      kind: kindOf(row),
      text: trailText(row, { pack: packFor(row, packs), titleOf, mask, maskName }),
      who: row.who && { id: row.who.id, name: row.byOffice ? row.who.name : maskName(row.who.name) },
      application: row.application && { id: row.application.id, title: row.application.title },
    })),
    next,
  };
}

function kindOf({ source, what, byOffice, who }: TrailRow): (typeof TRAIL_KINDS)[number] {
  if (source === 'notice' || source === 'attempt') return 'sent';
  if (source === 'change' || source === 'check') return 'understood';
  if (byOffice) return 'decided';
  if (ANSWERS.test(what)) return 'answered';
  return who === null ? 'decided' : 'received';
}

/** What is on record stays readable when its pack is gone. */
function packFor({ application, data }: TrailRow, packs: PackShelf): Pack | null {
  const name = application ?? (data as Partial<PackName>);
  const known = packs.all().some(({ manifest }) => manifest.id === name.packId);
  return known ? packs.of({ packId: name.packId!, packVersion: name.packVersion ?? '' }) : null;
}
