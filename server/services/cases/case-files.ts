import { ServerError } from '../../errors.ts';
import type { createLinkFile, ShownAs } from '../papers/open-file.ts';
import { requireShown } from '../papers/open-file.ts';
import type { PaperFile, PaperStore } from '../papers/ports.ts';
import type { PaperTexts } from '../precheck/check-paper.ts';

/** The office sees what was handed in, and nothing of the draft beside it. */
export interface HandedInFiles {
  has(applicationId: string, fileId: string): Promise<boolean>;
}
export interface CaseFileDeps {
  handedIn: HandedInFiles;
  papers: Pick<PaperStore, 'file'>;
  texts: PaperTexts;
  link: ReturnType<typeof createLinkFile>;
}

const notFound = () => new ServerError(404, 'not_found', '没有找到这个文件，请刷新后再看。');

/** A link to a file of a case. @throws {ServerError} `not_found`, `scan_waiting`, `infected`, `no_preview` */
export const createLinkCaseFile =
  ({ handedIn, link }: Pick<CaseFileDeps, 'handedIn' | 'link'>) =>
  async (applicationId: string, fileId: string, as: ShownAs, now: Date) => {
    if (!(await handedIn.has(applicationId, fileId))) throw notFound();
    return link(applicationId, fileId, as, now);
  };

/** The text of a file of a case, for reading beside it. @throws {ServerError} `not_found`, `scan_waiting`, `infected`, `no_preview` */
export const createReadCaseText =
  ({ handedIn, papers, texts }: Pick<CaseFileDeps, 'handedIn' | 'papers' | 'texts'>) =>
  async (applicationId: string, fileId: string) => {
    if (!(await handedIn.has(applicationId, fileId))) throw notFound();
    const file = requireShown(await papers.file(applicationId, fileId));
    const extraction = await texts(file, textKind(file));
    const blocks = extraction.type === 'text' ? extraction.text.blocks : [];
    return {
      type: extraction.type,
      blocks: blocks.map(({ heading, text, page }) => ({ heading, text, page })),
    };
  };

function textKind({ kind }: PaperFile): 'docx' | 'pdf' {
  if (kind === 'docx' || kind === 'pdf') return kind;
  throw new ServerError(422, 'no_preview', '这种文件不能在页面里看文字，请打开原文件查看。');
}
