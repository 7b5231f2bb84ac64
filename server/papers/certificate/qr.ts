import { encode } from 'uqr';
import sharp from 'sharp';

/** Quiet zone that readers need around the picture, in modules. */
const BORDER = 4;
const PIXELS_A_MODULE = 8;

/** Rows of dark (true) and light modules; a quarter of it may be soiled and it is still read. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: 'Q', border: BORDER }).data;
}

/** The same as a picture, for papers that take no drawing. */
export async function qrPicture(text: string): Promise<Buffer> {
  const rows = qrModules(text);
  const size = rows.length;
  const grey = Buffer.from(rows.flat().map((dark) => (dark ? 0 : 255)));
  return sharp(grey, { raw: { width: size, height: size, channels: 1 } })
    .resize(size * PIXELS_A_MODULE, size * PIXELS_A_MODULE, { kernel: 'nearest' })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}
