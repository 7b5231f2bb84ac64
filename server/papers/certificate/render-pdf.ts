import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';
import { DRAFT_CREATOR } from '../../phrases/drafts.ts';
import type { Certificate } from '../../services/filing/certificate.ts';
import { breakLines } from './lines.ts';
import { qrModules } from './qr.ts';

type Document = InstanceType<typeof PDFDocument>;
type Face = 'plain' | 'bold';

const FONTS: Readonly<Record<Face, string>> = {
  plain: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

/** A4, in points from the upper left. */
const PAGE = { width: 595.28, height: 841.89 };
const MARGIN = 68;
const FRAME = 34;
const WIDTH = PAGE.width - 2 * MARGIN;
const LABEL = 96;
const PADDING = 9;
const LEADING = 1.55;
const TITLE = { size: 26, top: 92 };
const BODY = { top: 168, bottom: 632 };
const QR = { side: 104, top: 652 };
/** From the size that reads best down to what a very long list of members needs. */
const SIZES = [12, 11, 10, 9, 8, 7, 6];
const INK = '#1a1a1f';
const SOFT = '#5a5e66';
const RULE = '#8c9199';
const WASH = '#f5f5f7';

/** Draws a certificate on one page, with the letters that it uses inside the file. */
export async function renderCertificatePdf(certificate: Certificate): Promise<Uint8Array> {
  const { fileName, issuer } = certificate;
  const document = new PDFDocument({
    ...{ size: [PAGE.width, PAGE.height], margin: 0, lang: 'zh-CN', displayTitle: true },
    info: { Title: fileName, Author: issuer, Creator: DRAFT_CREATOR },
  });
  const written = bytesOf(document);
  for (const [face, file] of Object.entries(FONTS))
    document.registerFont(face, fileURLToPath(import.meta.resolve(file)));
  drawFrame(document);
  write(document, certificate.title, { y: TITLE.top, size: TITLE.size, face: 'bold', align: 'center' });
  const size = SIZES.find((wanted) => heightOf(document, certificate, wanted) <= BODY.bottom - BODY.top);
  drawBody(document, certificate, size ?? SIZES.at(-1)!);
  drawFoot(document, certificate);
  document.end();
  return written;
}

async function bytesOf(document: Document): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of document as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

function drawFrame(document: Document): void {
  for (const [inset, width] of [
    [FRAME, 1.6],
    [FRAME + 5, 0.6],
  ] as const) {
    document.lineWidth(width).strokeColor(RULE);
    document.rect(inset, inset, PAGE.width - 2 * inset, PAGE.height - 2 * inset).stroke();
  }
}

interface Written {
  y: number;
  size: number;
  x?: number;
  width?: number;
  face?: Face;
  colour?: string;
  align?: 'left' | 'center' | 'right';
}
/** One line, as it is. */
function write(document: Document, text: string, written: Written): void {
  const { y, size, x = MARGIN, width = WIDTH, face = 'plain', colour = INK, align = 'left' } = written;
  document.font(face).fontSize(size).fillColor(colour);
  document.text(text, x, y, { width, align, lineBreak: false });
}

function linesOf(document: Document, text: string, size: number, width: number): string[] {
  document.font('plain').fontSize(size);
  return breakLines(text, width, (part) => document.widthOfString(part));
}
const cellLines = (document: Document, text: string, size: number) =>
  linesOf(document, text, size, WIDTH - LABEL - 2 * PADDING);
/** Two characters in, as paragraphs begin. */
const paragraphLines = (document: Document, text: string, size: number) =>
  linesOf(document, `\u3000\u3000${text}`, size, WIDTH);
const cellHeight = (lines: number, size: number) => lines * size * LEADING + 2 * PADDING;

function heightOf(document: Document, { rows, paragraphs }: Certificate, size: number): number {
  const cells = rows.map(({ text }) => cellHeight(cellLines(document, text, size).length, size));
  const below = paragraphs.map((text) => paragraphLines(document, text, size).length * size * LEADING + 6);
  return [...cells, 20, ...below].reduce((sum, height) => sum + height, 0);
}

function drawBody(document: Document, { rows, paragraphs }: Certificate, size: number): void {
  let y: number = BODY.top;
  for (const row of rows) y += drawRow(document, row, size, y);
  y += 20;
  for (const text of paragraphs) {
    const lines = paragraphLines(document, text, size);
    drawLines(document, lines, { x: MARGIN, y, size });
    y += lines.length * size * LEADING + 6;
  }
}

/** Answers with its height. */
function drawRow(
  document: Document,
  { label, text }: Certificate['rows'][number],
  size: number,
  y: number,
): number {
  const lines = cellLines(document, text, size);
  const height = cellHeight(lines.length, size);
  document.lineWidth(0.6);
  document.rect(MARGIN, y, LABEL, height).fillAndStroke(WASH, RULE);
  document.rect(MARGIN + LABEL, y, WIDTH - LABEL, height).stroke(RULE);
  const middle = y + (height - size * LEADING) / 2;
  const drawn = { x: MARGIN, width: LABEL, face: 'bold', align: 'center' } as const;
  write(document, label, { ...drawn, y: middle, size });
  drawLines(document, lines, { x: MARGIN + LABEL + PADDING, y: y + PADDING, size });
  return height;
}

function drawLines(
  document: Document,
  lines: readonly string[],
  { y, ...where }: { x: number; y: number; size: number },
): void {
  lines.forEach((line, at) => write(document, line, { ...where, y: y + at * where.size * LEADING }));
}

function drawFoot(document: Document, { verify, issuer, day }: Certificate): void {
  drawQr(document, verify.url);
  const below = QR.top + QR.side;
  write(document, verify.words, { y: below, size: 9, colour: SOFT });
  write(document, verify.url, { y: below + 14, size: 8, colour: SOFT });
  write(document, issuer, { y: QR.top + 34, size: 13, align: 'right' });
  write(document, day, { y: QR.top + 62, size: 13, align: 'right' });
}

/** Dark modules side by side are one rectangle, so that no viewer shows seams. */
function drawQr(document: Document, text: string): void {
  const rows = qrModules(text);
  const module = QR.side / rows.length;
  rows.forEach((row, down) => {
    for (let from = 0; from < row.length; from += 1) {
      if (!row[from]) continue;
      let to = from;
      while (row[to + 1]) to += 1;
      document.rect(MARGIN - 8 + from * module, QR.top + down * module, (to - from + 1) * module, module);
      from = to;
    }
  });
  document.fill(INK);
}
