import type { z } from 'zod';
import type { myCorrectionSchema } from '../../contract/corrections.ts';
import type { Correction, Defect } from '../cases/ports.ts';

/** What has come of an application since: the moments of the latest changes, by document and by field's path. */
export interface Touches {
  documents: ReadonlyMap<string, Date>;
  paths: ReadonlyMap<string, Date>;
}
export interface Corrections {
  /** Latest first, each with the receipt of the version that it is about. */
  list(applicationId: string): Promise<readonly (Correction & { number: string })[]>;
  touches(applicationId: string, since: Date): Promise<Touches>;
}

type Presented = z.output<typeof myCorrectionSchema>;

/** What the office asks an applicant to correct, and what of it has been touched since; without the officer's name. */
export const createListCorrections =
  ({ corrections }: { corrections: Corrections }) =>
  async (application: string): Promise<{ items: Presented[] }> => {
    const rows = await corrections.list(application);
    const waiting = rows.find(({ answeredAt }) => answeredAt === null);
    const touches = waiting ? await corrections.touches(application, waiting.at) : null;
    return { items: rows.map((row) => present(row, row === waiting ? touches : null)) };
  };

function present(row: Correction & { number: string }, touches: Touches | null): Presented {
  return {
    id: row.id,
    at: row.at.toISOString(),
    dueOn: row.dueOn,
    number: row.number,
    items: row.items.map((item) => ({
      ...item,
      reasons: [...item.reasons],
      touched: touches === null ? null : wasTouched(item, touches),
    })),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

function wasTouched({ subject, id }: Defect, { documents, paths }: Touches): boolean | null {
  if (subject === 'document') return documents.has(id ?? '');
  if (subject === 'fact') return paths.has(`fact.${id}`);
  if (subject === 'form') return paths.has(`form.${id}`);
  if (subject === 'members') return [...paths.keys()].some((path) => path.startsWith('member.'));
  return null;
}
