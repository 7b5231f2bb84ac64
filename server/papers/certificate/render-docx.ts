import {
  AlignmentType,
  BorderStyle,
  Document,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type IRunOptions,
} from 'docx';
import { DRAFT_CREATOR } from '../../phrases/drafts.ts';
import type { Certificate } from '../../services/filing/certificate.ts';
import { fonts, INDENT, STYLES } from '../docx/styles.ts';
import { qrPicture } from './qr.ts';

/** A4 in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1900, bottom: 1300, left: 1600, right: 1600 },
};
const WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
const LABEL = 2000;
const QR_PIXELS = 112;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8C8C8C' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const SONG = { font: fonts('宋体') };

/** Writes a certificate as a .docx that Word and WPS open, on one page unless there are very many members. */
export async function renderCertificateDocx(certificate: Certificate): Promise<Uint8Array> {
  const { title, fileName, rows, paragraphs } = certificate;
  const document = new Document({
    creator: DRAFT_CREATOR,
    title: fileName,
    styles: STYLES,
    sections: [
      {
        properties: { page: PAGE },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: 200, after: 500 },
            children: [run(title, { bold: true, size: 48, characterSpacing: 60 })],
          }),
          table(rows),
          new Paragraph({ spacing: { line: 240 }, children: [] }),
          ...paragraphs.map(
            (text) => new Paragraph({ indent: { firstLine: INDENT }, children: [run(text, { size: 24 })] }),
          ),
          new Paragraph({ spacing: { line: 240 }, children: [] }),
          await foot(certificate),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

const run = (text: string, style: IRunOptions = {}) => new TextRun({ ...SONG, ...style, text });

function table(rows: Certificate['rows']): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [LABEL, WIDTH - LABEL],
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    rows: rows.map(
      ({ label, text }) =>
        new TableRow({
          cantSplit: true,
          children: [cell(label, LABEL, true), cell(text, WIDTH - LABEL, false)],
        }),
    ),
  });
}

const cell = (text: string, width: number, isLabel: boolean) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 110, bottom: 110, left: 140, right: 140 },
    ...(isLabel ? { shading: { fill: 'F5F5F5' } } : {}),
    children: [
      new Paragraph({
        alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
        spacing: { line: 300 },
        children: [run(text, { size: 24, bold: isLabel })],
      }),
    ],
  });

/** The way to verify at the left, who issues it and when at the right. */
async function foot({ verify, issuer, day }: Certificate): Promise<Table> {
  const picture = new ImageRun({
    type: 'png',
    data: await qrPicture(verify.url),
    transformation: { width: QR_PIXELS, height: QR_PIXELS },
    altText: { name: verify.words, title: verify.words, description: verify.url },
  });
  const small = (text: string) =>
    new Paragraph({ spacing: { line: 260 }, children: [run(text, { size: 18 })] });
  const right = (text: string) =>
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(text, { size: 26 })] });
  const left = Math.round(WIDTH * 0.5);
  const plain = (width: number, children: Paragraph[]) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
      children,
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [left, WIDTH - left],
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          plain(left, [new Paragraph({ children: [picture] }), small(verify.words), small(verify.url)]),
          plain(WIDTH - left, [right(issuer), right(day)]),
        ],
      }),
    ],
  });
}
