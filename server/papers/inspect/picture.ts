import sharp from 'sharp';
import { decodeHeic } from '../heic.ts';
import { refuseArchiveBehind, refuseMarkup, refusePdfInside } from './foreign.ts';
import { orDamaged, Refusal } from './refusal.ts';

/** More than any phone takes, little enough to be decoded in memory. */
export const MAX_PIXELS = 110_000_000;

/** A picture that decodes to its last line and is nothing else besides. What cameras put behind a picture, such as a short film, may stay. */
export async function inspectPicture(bytes: Buffer, kind: 'jpeg' | 'png' | 'heic'): Promise<void> {
  refusePdfInside(bytes);
  refuseArchiveBehind(bytes);
  refuseMarkup(bytes);
  await orDamaged(async () => {
    if (kind === 'heic') return void (await decodeHeic(bytes, MAX_PIXELS));
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MAX_PIXELS) throw new Refusal('too_many_pixels');
    // Every line is read, and little of it is kept.
    await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true }).stats();
  });
}
