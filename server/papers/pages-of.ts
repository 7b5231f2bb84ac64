import { PDFDocument } from 'pdf-lib';

/** A4 in points. */
const [SHORT, LONG] = [595.28, 841.89];
const MARGIN = 18;

/** One A4 page for each JPEG, lying where the picture lies, and nothing that differs between two makings of the same pages. */
export async function pagesOf(pictures: readonly (() => Promise<Uint8Array>)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const picture of pictures) {
    // The library reads from the beginning of the memory that bytes lie in: they need one of their own.
    const image = await document.embedJpg(Uint8Array.from(await picture()));
    const size: [number, number] = image.width > image.height ? [LONG, SHORT] : [SHORT, LONG];
    const page = document.addPage(size);
    const fit = image.scaleToFit(size[0] - 2 * MARGIN, size[1] - 2 * MARGIN);
    const [x, y] = [(size[0] - fit.width) / 2, (size[1] - fit.height) / 2];
    page.drawImage(image, { x, y, ...fit });
  }
  return document.save();
}
