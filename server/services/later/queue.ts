import type { z } from 'zod';
import type { Life } from '../../../bot/policy/life-schema.ts';
import type { laterLineSchema, officeLaterEndpoints } from '../../contract/office-later.ts';
import { QUEUE_WORDS } from '../../phrases/later.ts';
import { officePermits } from '../../permissions/office.ts';
import type { OfficeRole } from '../../contract/life.ts';
import { cutPage, readPlace } from '../applications/pages.ts';
import type { Place } from '../applications/ports.ts';
import type { PackName, PackShelf } from '../programme/pack-shelf.ts';
import type { Ratings } from '../ratings/ports.ts';
import { rectificationLabel } from './present-parts.ts';

export type LaterKind = 'change' | 'rectification' | 'support';
export type QueueState = 'open' | 'settled';

/** One thing that waits at the office, or waited. */
export interface QueueRow {
  id: string;
  application: { id: string; title: string; number: string } & PackName;
  /** Kind of change, ground, or measure. */
  about: string;
  state: string;
  at: Date;
  dueOn: string | null;
}

export interface LaterQueue {
  /** Those that wait by age, those settled latest first. */
  page(kind: LaterKind, state: QueueState, after: Place | null, limit: number): Promise<readonly QueueRow[]>;
  waiting(): Promise<Record<LaterKind, number>>;
  support(): Promise<readonly { measure: string; open: number; answered: number }[]>;
}

interface Deps {
  packs: PackShelf;
  queue: LaterQueue;
}
interface Asked {
  kind: LaterKind;
  state: QueueState;
  after?: string | undefined;
  limit: number;
}

/** What filed consortia ask for and are asked for, across all cases. */
export const createReadLaterQueue =
  ({ packs, queue }: Deps) =>
  async ({ kind, state, after, limit }: Asked) => {
    const rows = await queue.page(kind, state, readPlace(after), limit + 1);
    const { items, next } = cutPage(rows, limit, (row) => row);
    return { items: items.map((row) => presentRow(packs, kind, row)), next };
  };

function presentRow(packs: PackShelf, kind: LaterKind, row: QueueRow): z.output<typeof laterLineSchema> {
  const { id, title, number } = row.application;
  return {
    ...{ kind, id: row.id, application: id, title, number },
    what: wordsOf(packs, kind, row),
    ...{ state: row.state, at: row.at.toISOString(), dueOn: row.dueOn },
  };
}

/** What the pack does not know any more keeps its id. */
function wordsOf(packs: PackShelf, kind: LaterKind, { application, about }: QueueRow): string {
  const { life } = packs.of(application);
  const found = life === null ? undefined : WORDS[kind](life, about);
  return kind === 'rectification' ? QUEUE_WORDS.rectification(found ?? about) : (found ?? about);
}

const WORDS: Readonly<Record<LaterKind, (life: Life, about: string) => string | undefined>> = {
  change: ({ members }, about) => members?.kinds.find(({ kind }) => kind === about)?.label,
  support: ({ support }, about) => support?.measures.find(({ id }) => id === about)?.label,
  rectification: ({ grounds }, about) => grounds.filter(({ id }) => id === about).map(rectificationLabel)[0],
};

/** How much waits, and how many requests for coordination were answered. */
export const createLaterCounts =
  ({ packs, queue, ratings }: Deps & { ratings: Pick<Ratings, 'waiting'> }) =>
  async (role: OfficeRole, now: Date): Promise<z.output<typeof officeLaterEndpoints.counts.response>> => {
    const life = packs.at(now).life;
    const support = await queue.support();
    const labels = new Map((life?.support?.measures ?? []).map(({ id, label }) => [id, label]));
    const sees = officePermits('office.administer', role);
    return {
      open: await queue.waiting(),
      ratings: sees ? await ratings.waiting(life?.ratings?.low ?? 0) : null,
      support: support.map((row) => ({ ...row, label: labels.get(row.measure) ?? row.measure })),
    };
  };
