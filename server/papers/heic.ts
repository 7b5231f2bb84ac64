import libheif, { type HeifImage } from 'libheif-js/wasm-bundle.js';
import { Refusal } from './inspect/refusal.ts';

export interface Pixels {
  /** Red, green, blue, alpha. */
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** The main picture of a HEIC file, turned as it was taken. Sharp's own build reads no HEVC. @throws {Refusal} `too_many_pixels` */
export async function decodeHeic(bytes: Uint8Array, maxPixels: number): Promise<Pixels> {
  const images = new libheif.HeifDecoder().decode(bytes);
  try {
    const image = images.find((one) => one.is_primary()) ?? images[0];
    if (!image) throw new Refusal('damaged');
    const [width, height] = [image.get_width(), image.get_height()];
    if (width * height > maxPixels) throw new Refusal('too_many_pixels');
    return await display(image, width, height);
  } finally {
    images.forEach((image) => image.free());
  }
}

const display = (image: HeifImage, width: number, height: number) =>
  new Promise<Pixels>((resolve, reject) => {
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    image.display(target, (shown) => (shown ? resolve(shown) : reject(new Refusal('damaged'))));
  });
