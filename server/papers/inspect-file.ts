import { ServerError } from '../errors.ts';
import { REFUSAL_TEXTS } from '../phrases/refusals.ts';
import type { InspectFile } from '../services/papers/ports.ts';
import type { Apart } from './apart.ts';

/** What is wrong with a file, told by the name that the person knows. A file that takes too long to look at counts as damaged. */
export const createInspectFile =
  (apart: Apart): InspectFile =>
  async (path, name) => {
    const reply = await apart.run({ task: 'inspect', path });
    if (reply?.type === 'inspected') return reply.file;
    const code = reply?.type === 'refused' ? reply.code : 'damaged';
    const status = code === 'too_large' ? 413 : 422;
    throw new ServerError(status, code === 'too_large' ? code : `file_${code}`, REFUSAL_TEXTS[code](name));
  };
