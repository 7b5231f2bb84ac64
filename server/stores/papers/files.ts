import { ServerError } from '../../errors.ts';
import type { Deed, NewPaperFile, PaperFile } from '../../services/papers/ports.ts';
import type { PrismaClient } from '../database.ts';
import { whileHolding, type Tx } from '../applications/hold.ts';
import { tell } from './change.ts';
import { readFile } from './rows.ts';

const MAX_FILES = 500;
const notFound = () => new ServerError(404, 'not_found', '没有找到这个文件，它可能已被移走，请刷新后再看。');
const replacedAlready = () =>
  new ServerError(409, 'replaced_already', '这个文件已被替换或移走，请刷新后再操作。');

/** Changes of files, each one transaction. */
export function createFileChanges(prisma: PrismaClient) {
  return {
    add: (file: NewPaperFile, deed: Deed, more: Readonly<Record<string, unknown>> = {}) =>
      whileHolding(prisma, file.applicationId, async (tx) => {
        const there = await readFile(tx, file.applicationId, file.id);
        if (there) return there;
        await makeRoom(tx, file);
        await insert(tx, file, deed);
        const { id, documentId, name, sha256, replaces } = file;
        const data = { file: id, document: documentId, name, sha256, replaces, ...more };
        await tell(tx, deed, { type: replaces === null ? 'file_added' : 'file_replaced', data });
        return (await readFile(tx, file.applicationId, file.id))!;
      }),

    remove: (fileId: string, deed: Deed) =>
      whileHolding(prisma, deed.applicationId, async (tx) => {
        const file = await known(tx, deed, fileId);
        if (file.state === 'removed') return;
        await tx.paperFile.update({ where: { id: fileId }, data: { removedAt: deed.now } });
        await tell(tx, deed, { type: 'file_removed', data: about(file) });
      }),

    restore: (fileId: string, deed: Deed) =>
      whileHolding(prisma, deed.applicationId, async (tx) => {
        const file = await known(tx, deed, fileId);
        if (file.scan === 'infected') throw infected();
        if (file.state === 'removed') {
          await tx.paperFile.update({ where: { id: fileId }, data: { removedAt: null } });
          await tell(tx, deed, { type: 'file_restored', data: about(file) });
        }
        const after = await known(tx, deed, fileId);
        if (after.state !== 'current') throw replacedAlready();
        return after;
      }),
  };
}

const about = ({ id, documentId, name }: PaperFile) => ({ file: id, document: documentId, name });
const infected = () =>
  new ServerError(409, 'infected', '查毒时发现这个文件带有病毒，不能恢复。请换一台设备重新导出后再上传。');

async function known(tx: Tx, deed: Deed, fileId: string): Promise<PaperFile> {
  const file = await readFile(tx, deed.applicationId, fileId);
  if (file === null) throw notFound();
  return file;
}

/** A file takes the place of one that is on the checklist now, under the same document. */
async function makeRoom(tx: Tx, file: NewPaperFile): Promise<void> {
  if (file.replaces !== null) {
    const before = await readFile(tx, file.applicationId, file.replaces);
    if (before?.state !== 'current' || before.documentId !== file.documentId) throw replacedAlready();
    return;
  }
  const count = await tx.paperFile.count({ where: { applicationId: file.applicationId, removedAt: null } });
  if (count >= MAX_FILES) {
    throw new ServerError(
      409,
      'too_many_files',
      `一份申报最多放 ${MAX_FILES} 个文件，请先移走不需要的，或把多张照片合成一个 PDF。`,
    );
  }
}

async function insert(tx: Tx, file: NewPaperFile, deed: Deed): Promise<void> {
  const { replaces, ...columns } = file;
  await tx.paperFile.create({
    data: {
      ...columns,
      replacesId: replaces,
      uploadedBy: deed.contactId,
      uploadedAt: deed.now,
      check: 'running',
      dueAt: deed.now,
    },
  });
}
