import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type Table,
} from 'docx';
import type { FilledBlock, FilledDraft, Line } from '../../services/drafts/filled.ts';
import { DRAFT_CREATOR, DRAFT_HEADER } from '../../phrases/drafts.ts';
import { BLANK_COLOUR, INDENT, NOTE, SMALL, STYLES } from './styles.ts';
import { renderTable } from './render-table.ts';

/** A4 with the margins of official documents, in twentieths of a point. */
const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 992 },
};
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;
const ALIGNMENT = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** Writes a draft as a .docx that Word and WPS open. */
export async function renderDraft({ fileName, blocks }: FilledDraft): Promise<Uint8Array> {
  const document = new Document({
    creator: DRAFT_CREATOR,
    title: fileName,
    styles: STYLES,
    sections: [
      {
        properties: { page: PAGE },
        headers: { default: new Header({ children: [small([DRAFT_HEADER], AlignmentType.RIGHT)] }) },
        footers: {
          default: new Footer({ children: [small(['— ', PageNumber.CURRENT, ' —'], AlignmentType.CENTER)] }),
        },
        children: blocks.flatMap(render),
      },
    ],
  });
  return Packer.toBuffer(document);
}

const small = (
  children: NonNullable<IRunOptions['children']>,
  alignment: IParagraphOptions['alignment'] & string,
) => new Paragraph({ alignment, children: [new TextRun({ ...SMALL, children })] });

function render(block: FilledBlock): Paragraph | (Paragraph | Table)[] {
  switch (block.type) {
    case 'title':
      return new Paragraph({ heading: HeadingLevel.TITLE, children: runs(block.line) });
    case 'heading': {
      const heading = block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return new Paragraph({ heading, children: runs(block.line) });
    }
    case 'paragraph': {
      const indent = block.align === 'left' && block.indent ? { firstLine: INDENT } : {};
      return new Paragraph({ alignment: ALIGNMENT[block.align], indent, children: runs(block.line) });
    }
    case 'guidance':
      return new Paragraph({ indent: { left: INDENT }, children: runs(block.line, NOTE) });
    case 'item':
      return new Paragraph({ indent: { left: INDENT }, children: runs(block.line) });
    case 'page_break':
      return new Paragraph({ children: [new PageBreak()] });
    case 'table':
      // What follows a table would else touch it.
      return [renderTable(block, TEXT_WIDTH), new Paragraph({ spacing: { line: 120 }, children: [] })];
  }
}

const runs = (line: Line, style: IRunOptions = {}): TextRun[] =>
  line.map(({ text, blank }) => new TextRun({ ...style, ...(blank ? { color: BLANK_COLOUR } : {}), text }));
