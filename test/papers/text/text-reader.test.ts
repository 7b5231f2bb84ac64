import { afterAll, describe, expect, it, test } from 'vitest';
import { createTextReader } from '../../../server/papers/text/text-reader.ts';
import { bombDocx, lockedPdf, lyingDocx } from '../../support/paper-files.ts';
import { zip } from '../../support/zip.ts';
import { pdfBomb, pdfFile, wordFile, wordOfPictures } from './make-files.ts';

const reader = createTextReader();
afterAll(() => reader.close());

const LINES = ['Breach of contract and its remedies', 'Any party that fails to invest pays damages.'];
const textsOf = async (bytes: Buffer, kind: 'docx' | 'pdf') => {
  const extraction = await reader.read(bytes, kind);
  return extraction.type === 'text' ? extraction.text.blocks.map(({ text }) => text) : extraction;
};

describe('a Word file', () => {
  it('is read paragraph by paragraph and cell by cell, with its headings', async () => {
    const extraction = await reader.read(await wordFile(['第六条 违约责任', '违约方应当赔偿。']), 'docx');
    expect(extraction).toEqual({
      type: 'text',
      text: {
        unread: [],
        blocks: [
          { text: '第六条 违约责任', page: null, heading: true },
          { text: '违约方应当赔偿。', page: null, heading: false },
          { text: '甲 <乙> & 丙', page: null, heading: false },
        ],
      },
    });
  });

  it('of nothing but pictures is a scan', async () => {
    expect(await reader.read(await wordOfPictures(), 'docx')).toEqual({ type: 'scan' });
  });

  it('that unpacks without end is not unpacked', async () => {
    expect(await reader.read(bombDocx(), 'docx')).toEqual({ type: 'unreadable', reason: 'too_much' });
    expect(await reader.read(lyingDocx(), 'docx')).toMatchObject({ type: 'unreadable' });
  });

  it('whose entities multiply is not expanded', async () => {
    const entities = Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
    const xml = `<!DOCTYPE x [<!ENTITY a0 "ha">${entities.join('')}]><w:document><w:p>&a12;</w:p></w:document>`;
    const bytes = zip([{ name: 'word/document.xml', data: Buffer.from(xml) }]);
    expect(await reader.read(bytes, 'docx')).toMatchObject({ type: 'unreadable' });
  });
});

describe('a PDF', () => {
  it('is read line by line, with its pages', async () => {
    const extraction = await reader.read(await pdfFile([LINES, LINES]), 'pdf');
    const blocks = extraction.type === 'text' ? extraction.text.blocks : [];
    expect(blocks.map(({ text, page }) => [page, text])).toEqual(
      [1, 2].flatMap((page) => LINES.map((text) => [page, text])),
    );
  });

  it('of pictures is a scan, with or without a cover that can be read', async () => {
    expect(await reader.read(await pdfFile([[], []]), 'pdf')).toEqual({ type: 'scan' });
    expect(await reader.read(await pdfFile([LINES, []]), 'pdf')).toEqual({ type: 'scan' });
    expect(await reader.read(await pdfFile([['- 1 -'], ['- 2 -']]), 'pdf')).toEqual({ type: 'scan' });
  });

  it('with some pages of pictures names these', async () => {
    const extraction = await reader.read(await pdfFile([LINES, LINES, []]), 'pdf');
    expect(extraction).toMatchObject({ type: 'text', text: { unread: [3] } });
  });

  it('with a password is said to have one', async () => {
    expect(await reader.read(lockedPdf(), 'pdf')).toEqual({ type: 'unreadable', reason: 'encrypted' });
  });

  it('whose page unpacks to hundreds of megabytes is given up or read, in bounded time', async () => {
    const bomb = pdfBomb(150);
    const hasty = createTextReader({ timeLimitMs: 3_000 });
    const started = performance.now();
    const extraction = await hasty.read(bomb, 'pdf');
    expect(['scan', 'unreadable']).toContain(extraction.type);
    expect(performance.now() - started).toBeLessThan(6_000);
    await hasty.close();
  });
});

test('what is none of these is damaged, and the next file is read as if nothing had been', async () => {
  for (const kind of ['docx', 'pdf'] as const)
    for (const bytes of [Buffer.alloc(0), Buffer.from('hello'), Buffer.alloc(1000, 0x50)])
      expect(await reader.read(bytes, kind)).toEqual({ type: 'unreadable', reason: 'damaged' });
  expect(await textsOf(await pdfFile([LINES]), 'pdf')).toEqual(LINES);
});

test('a file that takes too long or too much memory is given up, and the next one is read', async () => {
  const strict = createTextReader({ timeLimitMs: 1 });
  expect(await strict.read(await wordFile(LINES), 'docx')).toEqual({
    type: 'unreadable',
    reason: 'too_much',
  });
  await strict.close();
  const narrow = createTextReader({ memoryLimitBytes: 1 });
  expect(await narrow.read(pdfBomb(100), 'pdf')).toEqual({ type: 'unreadable', reason: 'too_much' });
  await narrow.close();
});
