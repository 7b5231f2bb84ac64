import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';
import type { ApplicationViews } from './application-view.ts';
import { fillDraft } from './fill-draft.ts';
import type { RenderDraft } from './filled.ts';

/** How long the address of a draft can be used. */
const VALID_MS = 10 * 60_000;

export interface KeptDraft {
  name: string;
  bytes: Uint8Array;
}
/** Where drafts wait to be fetched, each behind a secret that nobody guesses. */
export interface DraftShelf {
  /** Answers with the secret. */
  put(draft: KeptDraft, forMs: number): Promise<string>;
  /** Null: never there, or not any more. */
  get(secret: string): Promise<KeptDraft | null>;
}

export interface DraftPaperDeps {
  views: ApplicationViews;
  render: RenderDraft;
  shelf: DraftShelf;
  publicUrl: () => string;
}

export interface DraftLink {
  url: string;
  expiresAt: string;
  bytes: number;
  name: string;
}

/**
 * Drafts a document from what is known now. The file is made before it is fetched: whoever shows it has to be told its exact size.
 * @throws {ServerError} `no_draft`, `not_found` (404)
 */
export const createDraftPaper =
  ({ views, render, shelf, publicUrl }: DraftPaperDeps) =>
  async (applicationId: string, document: string, now: Date): Promise<DraftLink> => {
    const known = await views.view(applicationId, now);
    if (known === null) throw new ServerError(404, 'not_found', '没有找到，或者您没有权限查看。');
    const template = known.pack.papers.get(document)?.draft;
    if (template === undefined)
      throw new ServerError(404, 'no_draft', '这份材料没有可以起草的模板，请按说明自己准备。');
    const today = shanghaiDay(now.getTime());
    const draft = fillDraft({ ...known, today }, template);
    const bytes = await render(draft);
    const name = `${draft.fileName}.docx`;
    const secret = await shelf.put({ name, bytes }, VALID_MS);
    return {
      url: `${publicUrl()}/drafts/${secret}`,
      expiresAt: new Date(now.getTime() + VALID_MS).toISOString(),
      bytes: bytes.length,
      name,
    };
  };
