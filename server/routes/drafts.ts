import type Router from '@koa/router';
import { ServerError } from '../errors.ts';
import type { DraftShelf } from '../services/drafts/draft-paper.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

/** Hands out a draft by its address alone: the phone's own viewers bring no cookie. */
export function addDrafts(router: Router, shelf: Pick<DraftShelf, 'get'>): void {
  router.get('/drafts/:secret', async (ctx) => {
    const draft = await shelf.get(ctx.params['secret']!);
    if (draft === null) throw new ServerError(404, 'link_expired', '这个地址已失效，请回到页面重新起草。');
    ctx.set('Cache-Control', 'private, no-store');
    ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(draft.name)}`);
    ctx.type = draft.name.endsWith('.pdf') ? TYPES.pdf : TYPES.docx;
    ctx.body = Buffer.from(draft.bytes);
  });
}
