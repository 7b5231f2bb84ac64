import { XMLValidator } from 'fast-xml-parser';
import mammoth from 'mammoth';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it, test } from 'vitest';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { renderDraft } from '../../../server/papers/docx/render-draft.ts';
import { createTextReader } from '../../../server/papers/text/text-reader.ts';
import type { ApplicationView } from '../../../server/services/drafts/application-view.ts';
import { fillDraft } from '../../../server/services/drafts/fill-draft.ts';
import { precheck } from '../../../server/services/precheck/precheck.ts';
import { baoshan } from '../../support/packs.ts';
import { APPLICATION, TODAY } from '../corpus/application.ts';

const EMPTY: ApplicationView = { organisation: { name: '', code: '' }, members: [], form: {}, facts: {} };
const VIEWS = [
  ['filled', { ...APPLICATION, facts: { ...APPLICATION.facts, 'members.enterprises': 2 } }],
  ['empty', EMPTY],
] as const;
const drafted = [...baoshan.papers.values()].flatMap(({ document, draft }) =>
  draft ? VIEWS.map(([name, view]) => [document, name, view] as const) : [],
);
const reader = createTextReader();
afterAll(() => reader.close());

const render = (document: string, view: ApplicationView) =>
  renderDraft(fillDraft({ pack: baoshan, view, today: TODAY }, baoshan.papers.get(document)!.draft!));
const hintsOf = async (document: string, view: ApplicationView) => {
  const extraction = await reader.read(await render(document, view), 'docx');
  expect(extraction.type).toBe('text');
  if (extraction.type !== 'text') return [];
  return precheck(baoshan, baoshan.papers.get(document)!, view, extraction.text, TODAY);
};

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromBuffer(Buffer.from(bytes), { lazyEntries: false, autoClose: false }, (error, file) =>
      error ? reject(error) : resolve(file),
    ),
  );
  const entries: Entry[] = [];
  zip.on('entry', (entry: Entry) => entries.push(entry));
  await new Promise((resolve) => zip.once('end', resolve));
  const parts = new Map<string, string>();
  for (const entry of entries) {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) =>
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened))),
    );
    parts.set(entry.fileName, (await buffer(stream)).toString('utf8'));
  }
  return parts;
}

test('four papers of the first pack can be drafted', () => {
  const documents = drafted.map(([document]) => document);
  expect([...new Set(documents)]).toEqual(['agreement', 'proposal', 'application', 'exception_note']);
});

describe.each(drafted)('the draft of %s, %s', (document, _, view) => {
  it('is a whole package of well-formed parts that name each other', async () => {
    const parts = await partsOf(await render(document, view));
    const xml = [...parts].filter(([name]) => /\.(xml|rels)$/.test(name));
    expect(xml.filter(([, text]) => XMLValidator.validate(text) !== true)).toEqual([]);
    const types = parts.get('[Content_Types].xml')!;
    const targets = [...parts.get('word/_rels/document.xml.rels')!.matchAll(/Target="([^"]+)"/g)];
    expect(targets.filter(([, target]) => !parts.has(`word/${target}`))).toEqual([]);
    for (const [, part] of types.matchAll(/PartName="\/([^"]+)"/g)) expect(parts.has(part!)).toBe(true);
  });

  it('is on A4, in Chinese fonts, with page numbers, and every cell is as wide as its column', async () => {
    const parts = await partsOf(await render(document, view));
    const body = parts.get('word/document.xml')!;
    expect(body).toMatch(
      /<w:pgSz [^>]*w:w="11906" [^>]*w:h="16838"|<w:pgSz [^>]*w:h="16838"[^>]*w:w="11906"/,
    );
    expect(parts.get('word/styles.xml')).toMatch(/w:eastAsia="仿宋"[^]*w:eastAsia="黑体"/);
    expect([...parts.values()].some((text) => text.includes('PAGE'))).toBe(true);
    for (const [table] of body.matchAll(/<w:tbl>[^]*?<\/w:tbl>/g)) {
      const columns = table.match(/<w:gridCol /g)!.length;
      for (const [row] of table.matchAll(/<w:tr>[^]*?<\/w:tr>|<w:tr [^]*?<\/w:tr>/g))
        expect(row.match(/<w:tc>/g)).toHaveLength(columns);
    }
  });

  it('is read by another program as it was filled', async () => {
    const bytes = await render(document, view);
    const { value, messages } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const filled = fillDraft({ pack: baoshan, view, today: TODAY }, baoshan.papers.get(document)!.draft!);
    for (const block of filled.blocks) {
      if ('line' in block) expect(value).toContain(block.line.map(({ text }) => text).join(''));
    }
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  });
});

describe('the round trip', () => {
  it('of the agreement finds all seven contents, all names and no wrong date', async () => {
    const hints = await hintsOf('agreement', APPLICATION);
    expect(hints.map(({ code }) => code)).toEqual(['blanks_left', 'guidance_left']);
  });

  it('of the proposal finds all seven sections, all names and people', async () => {
    const hints = await hintsOf('proposal', APPLICATION);
    expect(hints.map(({ code }) => code)).toEqual(['blanks_left', 'guidance_left']);
  });

  it('of an empty agreement and proposal finds all seven as well', async () => {
    for (const document of ['agreement', 'proposal'])
      expect((await hintsOf(document, EMPTY)).map(({ code }) => code)).toEqual([
        'blanks_left',
        'guidance_left',
      ]);
  });

  it('of the letter and the note finds the names', async () => {
    for (const document of ['application', 'exception_note'])
      expect((await hintsOf(document, APPLICATION)).map(({ code }) => code)).toEqual(['blanks_left']);
  });

  it('misses a content whose article was taken out', async () => {
    const template = baoshan.papers.get('agreement')!.draft!;
    const filled = fillDraft({ pack: baoshan, view: APPLICATION, today: TODAY }, template);
    const from = filled.blocks.findIndex(
      (block) => 'line' in block && block.line[0]?.text.startsWith('第六条'),
    );
    const blocks = filled.blocks.filter((_, at) => at < from || at > from + 2);
    const extraction = await reader.read(await renderDraft({ ...filled, blocks }), 'docx');
    if (extraction.type !== 'text') throw new Error('no text');
    const hints = precheck(baoshan, baoshan.papers.get('agreement')!, APPLICATION, extraction.text, TODAY);
    expect(hints[0]).toMatchObject({ code: 'contents_missing', text: expect.stringContaining('违约责任') });
  });
});
