import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { decodeHeic } from './heic.ts';
import { MAX_PIXELS } from './inspect/picture.ts';

export interface JpegOptions {
  heic: boolean;
  /** Pixels of the longer side at most. */
  maxSide: number;
  quality: number;
}

/** A picture as a JPEG, turned as it was taken, without what the camera wrote beside it, such as the place. */
export async function toJpeg(path: string, { heic, maxSide, quality }: JpegOptions): Promise<Buffer> {
  const source = heic ? await fromHeic(path) : sharp(path, { limitInputPixels: MAX_PIXELS });
  return source
    .autoOrient()
    .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, mozjpeg: false })
    .toBuffer();
}

async function fromHeic(path: string): Promise<Sharp> {
  const { data, width, height } = await decodeHeic(await readFile(path), MAX_PIXELS);
  return sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MAX_PIXELS });
}
