import { searchTerms } from '../../../server/services/cases/search-terms.ts';
import type { PrismaClient } from '../../../server/stores/database.ts';
import { baoshan } from '../../support/packs.ts';
import { caseTemplates } from './case-templates.ts';
import { insertMany, insertRows } from './insert.ts';
import { namesOf } from './names.ts';
import { FILL, FINISH } from './seed-statements.ts';
import { sinceOf, stateOf } from './states.ts';

export interface Sizes {
  applications: number;
  notices: number;
}

const OFFICERS = 20;
const TEMPLATES = 40;
const { id: packId, version: packVersion } = baoshan.manifest;
const FIELDS = optionsOf('field');

/** Fills an empty database with the work of an office over three years: a quarter of the applications is filed. The same every time. */
export async function seedOffice(
  prisma: PrismaClient,
  sizes: Sizes,
  now: Date,
  print: (line: string) => void,
): Promise<void> {
  const begun = performance.now();
  const say = (what: string) => print(`  ${((performance.now() - begun) / 1_000).toFixed(0)} s: ${what}`);
  await insertMany(prisma, 'contact', OFFICERS, (n) => officerContact(n, now));
  await insertMany(prisma, 'officer', OFFICERS, (n) => officer(n, now));
  await insertMany(prisma, 'organisation', sizes.applications, (n) => organisation(n, now));
  await insertMany(prisma, 'application', sizes.applications, (n) => application(n, now));
  say('applications and their organisations');
  await prisma.$executeRawUnsafe('CREATE TABLE seed_template (i int PRIMARY KEY, body text NOT NULL)');
  await insertRows(
    prisma,
    'seed_template',
    caseTemplates(TEMPLATES).map((body, i) => ({ i, body })),
  );
  for (const [what, sql] of FILL(sizes)) {
    await prisma.$executeRawUnsafe(sql);
    say(what);
  }
  for (const sql of FINISH) await prisma.$executeRawUnsafe(sql);
  say('statistics');
}

export const idOf = (prefix: string, n: number): string =>
  prefix + String(n).padStart(22 - prefix.length, '0');

const officerContact = (n: number, now: Date) => ({
  ...{ id: idOf('of', n), identity: `wecom:bench:officer-${n}`, kind: 'member', name: `审核员${n}` },
  ...{ session_epoch: 0, created_at: now },
});

const officer = (n: number, now: Date) => ({
  ...{ contact_id: idOf('of', n), role: n < 4 ? 'lead' : 'reviewer', source: 'list', active: true },
  checked_at: now,
});

const organisation = (n: number, now: Date) => {
  const { lead, code } = namesOf(n);
  return {
    ...{
      id: idOf('or', n),
      name: lead,
      code,
      code_confirmed: false,
      founded_by: idOf('co', n),
      created_at: now,
    },
  };
};

/** In the state of its number; whoever handed it in is known by the names they gave. */
function application(n: number, now: Date) {
  const state = stateOf(n);
  const { title, lead, code } = namesOf(n);
  const since = sinceOf(n, now);
  const row = {
    ...{ id: idOf('ap', n), organisation_id: idOf('or', n), pack_id: packId, pack_version: packVersion },
    ...{
      state,
      version: 12,
      case_version: 4,
      created_by: idOf('co', n),
      created_at: since,
      updated_at: since,
    },
  };
  if (state === 'draft')
    return { ...row, case_version: 0, title: '', lead_name: '', field: '', search_terms: [] };
  const taken = state !== 'submitted' || n % 2 === 0;
  return {
    ...row,
    ...{ state_since: since, submitted_at: since, title, lead_name: lead, field: FIELDS[n % FIELDS.length] },
    ...(taken ? { assignee_id: idOf('of', n % OFFICERS), assigned_at: since } : {}),
    search_terms: searchTerms([title, lead, code, `R${String(n).padStart(8, '0')}`]),
  };
}

function optionsOf(id: string): string[] {
  const fact = baoshan.facts.get(id);
  return fact?.type === 'choice' ? fact.options.map((option) => option.id) : [''];
}
