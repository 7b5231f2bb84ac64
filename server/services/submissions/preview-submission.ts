import type { Pack } from '../../../bot/policy/pack.ts';
import { notFound } from '../applications/read-application.ts';
import type { Submissions } from './ports.ts';
import { previewOf } from './preview-lines.ts';

/** @throws {ServerError} `not_found` */
export const createPreviewSubmission =
  ({ pack, submissions }: { pack: Pack; submissions: Submissions }) =>
  async (application: string, contactId: string, now: Date) => {
    const ground = await submissions.ground(application, contactId);
    if (ground === null) throw notFound();
    return previewOf(pack, ground, now);
  };
