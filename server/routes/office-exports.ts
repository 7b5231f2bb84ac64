import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Readable } from 'node:stream';
import type { OfficeAction } from '../contract/endpoint.ts';
import { idSchema } from '../contract/common.ts';
import { queueQuery } from '../contract/office-cases.ts';
import { ServerError } from '../errors.ts';
import type { createExportCases } from '../services/exports/export-cases.ts';
import type { createMakeDossier } from '../services/exports/make-dossier.ts';
import type { ZipEntry } from '../services/exports/ports.ts';
import { notFound } from '../services/applications/read-application.ts';
import { authoriseOfficer, passFront, type FrontOptions } from './api/front.ts';

export interface ExportDeps {
  cases: ReturnType<typeof createExportCases>;
  dossier: ReturnType<typeof createMakeDossier>;
  zip: (entries: readonly ZipEntry[], at: Date) => Readable;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files for officers: the queue as it is filtered, and one application whole. */
export function mountExports(router: Router, { cases, dossier, zip }: ExportDeps, front: FrontOptions): void {
  router.get('/api/office/exports/cases.xlsx', async (ctx) => {
    const { officer, now } = await admitted(ctx, front, 'office.read');
    const query = queueQuery.safeParse(ctx.query);
    if (!query.success) throw new ServerError(422, 'invalid', '筛选条件不对，请回到列表重新导出。');
    const { name, bytes } = await cases(query.data, officer.contactId, now);
    describe(ctx, name, XLSX);
    ctx.body = Buffer.from(bytes);
  });

  router.get('/api/office/exports/cases/:application.zip', async (ctx) => {
    const { officer, now } = await admitted(ctx, front, 'office.review');
    const id = idSchema.safeParse(ctx.params['application']);
    if (!id.success) throw notFound();
    const { name, entries } = await dossier(id.data, officer.contactId, now);
    describe(ctx, name, 'application/zip');
    ctx.body = zip(entries, now);
  });
}

async function admitted(ctx: Context, front: FrontOptions, access: OfficeAction) {
  const now = new Date(front.clock());
  const actor = await passFront(ctx, front, { access, limit: 'heavy', method: ctx.method }, now);
  return { officer: (await authoriseOfficer(front, access, actor))!, now };
}

function describe(ctx: Context, name: string, type: string): void {
  ctx.type = type;
  ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  ctx.set('Cache-Control', 'private, no-store');
}
