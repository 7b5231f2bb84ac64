import { notFound } from '../applications/read-application.ts';
import type { Submissions } from './ports.ts';
import { presentSubmission } from './present.ts';

/** All versions handed in, latest first. */
export const createListSubmissions =
  ({ submissions }: { submissions: Submissions }) =>
  async (application: string) => ({ items: (await submissions.list(application)).map(presentSubmission) });

/** One version as it was handed in. @throws {ServerError} `not_found` */
export const createReadSubmission =
  ({ submissions }: { submissions: Submissions }) =>
  async (application: string, id: string) => {
    const found = await submissions.read(application, id);
    if (found === null) throw notFound();
    return { ...presentSubmission(found.submission), snapshot: found.snapshot };
  };
