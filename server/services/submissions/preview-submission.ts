import { notFound } from '../applications/read-application.ts';
import type { Submissions } from './ports.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { previewOf } from './preview-lines.ts';

/** @throws {ServerError} `not_found` */
export const createPreviewSubmission =
  ({ packs, submissions }: { packs: PackShelf; submissions: Submissions }) =>
  async (application: string, contactId: string, now: Date) => {
    const ground = await submissions.ground(application, contactId);
    if (ground === null) throw notFound();
    return previewOf(packOf(packs, ground.draft, now), ground, now);
  };
