import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { deflateSync } from 'node:zlib';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { picture } from '../../support/paper-files.ts';

/** Files with and without text; all made here. */

export const wordFile = (lines: readonly string[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: lines[0]!, heading: HeadingLevel.HEADING_1 }),
            ...lines.slice(1).map((text) => new Paragraph(text)),
            new Table({
              rows: [
                new TableRow({ children: [new TableCell({ children: [new Paragraph('甲 <乙> & 丙')] })] }),
              ],
            }),
          ],
        },
      ],
    }),
  );

export async function wordOfPictures(): Promise<Buffer> {
  const image = new ImageRun({
    type: 'jpg',
    data: await picture(),
    transformation: { width: 300, height: 200 },
  });
  return Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ children: [image] })] }] }));
}

/** Pages with lines of Latin text; a page without lines is a picture. */
export async function pdfFile(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  const image = await document.embedJpg(await picture());
  for (const lines of pages) {
    const page = document.addPage([595, 842]);
    if (lines.length === 0) page.drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
    lines.forEach((line, at) => page.drawText(line, { x: 50, y: 780 - at * 20, size: 12, font }));
  }
  return Buffer.from(await document.save());
}

/** A page whose content unpacks to `megabytes` of blanks. */
export function pdfBomb(megabytes: number): Buffer {
  const content = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, ' '));
  return Buffer.concat([
    Buffer.from(
      [
        '%PDF-1.4',
        '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
        '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
        '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>> endobj',
        `4 0 obj <</Filter /FlateDecode /Length ${content.length}>> stream\n`,
      ].join('\n'),
    ),
    content,
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R /Size 5>>\nstartxref\n0\n%%EOF'),
  ]);
}
