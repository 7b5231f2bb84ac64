import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { contentOfBytes } from '../../../server/files/content.ts';
import { createLocalStore } from '../../../server/files/local-store.ts';
import { createPaperTexts } from '../../../server/papers/text/paper-texts.ts';
import { createTextReader } from '../../../server/papers/text/text-reader.ts';
import type { ApplicationView } from '../../../server/services/drafts/application-view.ts';
import type { FileKind, FileStore, PaperFile } from '../../../server/services/papers/ports.ts';
import { createCheckPaper } from '../../../server/services/precheck/check-paper.ts';
import { concernsPapers } from '../../../server/services/precheck/concerns.ts';
import { APPLICATION, TODAY } from '../../papers/corpus/application.ts';
import { pdfFile, wordFile } from '../../papers/text/make-files.ts';
import { lockedPdf } from '../../support/paper-files.ts';
import { baoshan } from '../../support/packs.ts';

let folder: string;
let store: FileStore;
let view: ApplicationView | null = APPLICATION;
let readings = 0;
const reader = createTextReader();
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'papers-'));
  let names = 0;
  store = createLocalStore({ folder, newName: () => `new-${++names}` });
});
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

async function keep(bytes: Buffer, kind: FileKind, document = 'agreement'): Promise<PaperFile> {
  const content = contentOfBytes(bytes);
  await store.put(content.sha256, content);
  return {
    id: content.sha256.slice(0, 22),
    applicationId: 'a'.repeat(22),
    documentId: document,
    name: `${document}.${kind}`,
    kind,
    bytes: bytes.length,
    sha256: content.sha256,
    storageKey: content.sha256,
    pages: null,
    by: { id: 'b'.repeat(22), name: '王工' },
    at: new Date(TODAY),
    replaces: null,
    state: 'current',
    scan: 'off',
    check: 'running',
  };
}
const counting: typeof reader = {
  ...reader,
  read: (bytes, kind) => {
    readings += 1;
    return reader.read(bytes, kind);
  },
};
const check = (file: PaperFile) =>
  createCheckPaper({
    views: { view: async () => view && { pack: baoshan, view } },
    texts: createPaperTexts(store, counting),
    clock: () => Date.parse(`${TODAY}T04:00:00Z`),
  })(file);

describe('a file', () => {
  it('with text is held against its application', async () => {
    const file = await keep(
      await wordFile(['聘书', '首席专家：王建国，教授。']),
      'docx',
      'chief_expert_letter',
    );
    expect(await check(file)).toMatchObject({ check: 'done', findings: [{ code: 'name_differs' }] });
  });

  it('that is a scan is said to be unchecked', async () => {
    const { check: state, findings } = await check(await keep(await pdfFile([[]]), 'pdf'));
    expect(state).toBe('scan');
    expect(findings).toMatchObject([{ code: 'scan_unchecked', text: expect.stringContaining('没有查对') }]);
  });

  it('that cannot be read is said to be so, with what to do', async () => {
    const locked = await check(await keep(lockedPdf(), 'pdf'));
    expect(locked).toMatchObject({ check: 'not_checked', findings: [{ code: 'unreadable' }] });
    expect(locked.findings[0]!.text).toMatch(/密码.*再传/);
    const broken = await check(await keep(Buffer.from('PK nothing'), 'docx'));
    expect(broken).toMatchObject({ check: 'not_checked', findings: [{ code: 'unreadable' }] });
  });

  it('of another kind, or of a document that the pack does not know, is not checked', async () => {
    for (const kind of ['doc', 'xls', 'xlsx', 'jpeg', 'png', 'heic'] as const)
      expect(await check(await keep(Buffer.from(kind), kind))).toEqual({
        check: 'not_checked',
        findings: [],
      });
    const strange = await keep(await wordFile(['聘书']), 'docx', 'of_another_pack');
    expect(await check(strange)).toEqual({ check: 'not_checked', findings: [] });
  });
});

test('asked again after a change, it says what holds then, and reads the file once', async () => {
  const file = await keep(
    await wordFile(['聘书。', '兹聘请李明华为首席专家。']),
    'docx',
    'chief_expert_letter',
  );
  readings = 0;
  expect((await check(file)).findings).toMatchObject([{ code: 'person_missing' }]);
  view = { ...APPLICATION, form: { ...APPLICATION.form, 'chief_expert.name': '李明华' } };
  expect((await check(file)).findings).toEqual([]);
  view = null;
  expect(await check(file)).toEqual({ check: 'not_checked', findings: [] });
  view = APPLICATION;
  expect(readings).toBe(1);
});

test('only changes that papers are held against are worth another look', () => {
  const member = `member.${'m'.repeat(22)}`;
  const concerned = [
    `${member}.name`,
    `${member}.code`,
    `${member}.removed`,
    'fact.lead.name',
    'form.chief_expert.name',
  ];
  const others = [`${member}.place`, `${member}.role`, 'fact.field', 'form.consortium.goals', 'x.y'];
  expect(concerned.filter((path) => !concernsPapers(baoshan, path))).toEqual([]);
  expect(others.filter((path) => concernsPapers(baoshan, path))).toEqual([]);
});
