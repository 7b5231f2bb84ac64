import type { z } from 'zod';
import type { OfficeCaseLine } from '../../contract/office-case.ts';
import type { queueQuery } from '../../contract/office-cases.ts';
import { EXPORTS } from '../../phrases/exports.ts';
import { STATE_WORDS } from '../../phrases/life.ts';
import { dayAt, timeAt } from '../calendar/days.ts';
import type { createListCases } from '../cases/list-cases.ts';
import type { CellValue, Exported, RenderSheet } from './ports.ts';

type Query = z.output<typeof queueQuery>;

/** A list that nobody would read to its end is asked for in parts. */
const MOST = 20_000;
const PAGE = 100;
const WIDTHS = [28, 30, 14, 16, 18, 12, 18, 20, 6, 12];

/** The queue as it is filtered, as an .xlsx. */
export const createExportCases =
  ({ list, render }: { list: ReturnType<typeof createListCases>; render: RenderSheet }) =>
  async (query: Query, officerId: string, now: Date): Promise<Exported> => {
    const rows: CellValue[][] = [];
    let after: string | null = null;
    do {
      const asked: Query = { ...query, limit: PAGE, ...(after === null ? {} : { after }) };
      const page = await list(asked, officerId, now);
      rows.push(...page.items.map(rowOf));
      after = page.next;
    } while (after !== null && rows.length < MOST);
    if (after !== null) rows.push([EXPORTS.tooMany(MOST)]);
    const columns = EXPORTS.caseColumns.map((title, at) => ({ title, width: WIDTHS[at]! }));
    const bytes = await render({ name: EXPORTS.cases, columns, rows });
    return { name: `${EXPORTS.cases}-${dayAt(now)}.xlsx`, bytes };
  };

const rowOf = (line: OfficeCaseLine): CellValue[] => [
  ...[
    line.title,
    line.leadName,
    line.fieldLabel,
    STATE_WORDS[line.state],
    momentText(line.clock?.since ?? null),
  ],
  ...[line.clock?.workingDays ?? null, momentText(line.submittedAt), line.number, line.version],
  line.assignee?.name ?? null,
];

function momentText(iso: string | null): string | null {
  if (iso === null) return null;
  const at = new Date(iso);
  return `${dayAt(at)} ${timeAt(at)}`;
}
