import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { RenderSheet } from '../../services/exports/ports.ts';
import { inert } from './inert.ts';

/** A list as an .xlsx of one sheet, its first row standing while the others are scrolled. */
export const renderSheet: RenderSheet = async ({ name, columns, rows }) => {
  const head = columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) =>
    row.map((value) =>
      typeof value === 'number' ? { value, type: Number } : { value: inert(value ?? ''), type: String },
    ),
  );
  const data: SheetData = [head, ...body];
  const widths = columns.map(({ width }) => ({ width }));
  return writeXlsxFile(data, { sheet: name, columns: widths, stickyRowsCount: 1 }).toBuffer();
};
