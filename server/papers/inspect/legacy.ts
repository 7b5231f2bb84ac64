import { readCompound, type CompoundFile } from './compound.ts';
import { refuseArchiveBehind } from './foreign.ts';
import { orDamaged, Refusal } from './refusal.ts';

const MACROS = ['Macros', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA'];
const FILEPASS = 0x2f;
const BOF = 0x809;

/** Word and Excel files of before 2007, and those that WPS writes. */
export async function inspectLegacy(bytes: Buffer): Promise<'doc' | 'xls'> {
  refuseArchiveBehind(bytes);
  return orDamaged(async () => {
    const file = readCompound(bytes);
    // What Word and Excel of today lock with a password is such a file around the locked one.
    if (file.names.has('EncryptedPackage')) throw new Refusal('password');
    const kind = kindOf(file);
    if (MACROS.some((name) => file.names.has(name))) throw new Refusal('macros');
    if (kind === 'doc' ? isLockedDoc(file) : isLockedXls(file)) throw new Refusal('password');
    return kind;
  });
}

function kindOf({ names }: CompoundFile): 'doc' | 'xls' {
  if (names.has('WordDocument')) return 'doc';
  if (names.has('Workbook') || names.has('Book')) return 'xls';
  throw new Refusal('wrong_kind');
}

/** [MS-DOC] FibBase: the flag fEncrypted. */
function isLockedDoc(file: CompoundFile): boolean {
  const base = file.beginning('WordDocument');
  return base !== null && (base.readUInt16LE(10) & 0x0100) !== 0;
}

/** [MS-XLS]: a record FilePass follows the first record, or one of the next. */
function isLockedXls(file: CompoundFile): boolean {
  const block = file.beginning('Workbook') ?? file.beginning('Book');
  if (block === null || block.readUInt16LE(0) !== BOF) return false;
  for (let at = 0, records = 0; at + 4 <= block.length && records < 5; records += 1) {
    if (block.readUInt16LE(at) === FILEPASS) return true;
    at += 4 + block.readUInt16LE(at + 2);
  }
  return false;
}
