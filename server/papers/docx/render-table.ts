import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { FilledBlock, Line } from '../../services/drafts/filled.ts';
import { BLANK_COLOUR, CELL } from './styles.ts';

const PADDING = { top: 60, bottom: 60, left: 100, right: 100 };

/** Widths are given to the table and to every cell: WPS goes by the cells, Word by the table. */
export function renderTable(
  { columns, rows }: Extract<FilledBlock, { type: 'table' }>,
  width: number,
): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0);
  const widths = columns.map((column) => Math.round((column.width / whole) * width));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title }, at) =>
      cell([[{ text: title, blank: false }]], widths[at]!, { bold: true, shade: 'F2F2F2' }),
    ),
  });
  const body = rows.map(
    (row) =>
      new TableRow({ cantSplit: true, children: row.map((lines, at) => cell(lines, widths[at]!, {})) }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [head, ...body],
  });
}

function cell(lines: readonly Line[], width: number, { bold, shade }: { bold?: true; shade?: string }) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: PADDING,
    ...(shade === undefined ? {} : { shading: { fill: shade } }),
    children: lines.map(
      (line) =>
        new Paragraph({
          alignment: bold ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 280 },
          children: line.map(
            ({ text, blank }) =>
              new TextRun({
                ...CELL,
                text,
                ...(bold ? { bold } : {}),
                ...(blank ? { color: BLANK_COLOUR } : {}),
              }),
          ),
        }),
    ),
  });
}
