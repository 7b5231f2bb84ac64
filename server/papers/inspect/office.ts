import { readArchive } from './archive.ts';
import { refusePdfInside } from './foreign.ts';
import { orDamaged, Refusal } from './refusal.ts';

const CONTENT_TYPES = '[Content_Types].xml';
const DOCX = 'wordprocessingml.document.main+xml';
const XLSX = 'spreadsheetml.sheet.main+xml';

/** Word and Excel files of today: archives of XML that say what they are in a part of their own. */
export async function inspectOffice(bytes: Buffer): Promise<'docx' | 'xlsx'> {
  refusePdfInside(bytes);
  return orDamaged(async () => {
    const { names, kept } = await readArchive(bytes, CONTENT_TYPES);
    if (kept === null) throw new Refusal('wrong_kind');
    if (names.some((name) => /vbaProject\.bin$/i.test(name)) || /macroEnabled/i.test(kept)) {
      throw new Refusal('macros');
    }
    if (kept.includes(DOCX)) return 'docx';
    if (kept.includes(XLSX)) return 'xlsx';
    throw new Refusal('wrong_kind');
  });
}
