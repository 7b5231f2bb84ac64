import type { TextReader } from '../../services/precheck/paper-text.ts';
import { createApart, type ApartOptions } from '../apart.ts';

const TIME_LIMIT_MS = 10_000;

/** Takes the text out of files that nobody vouches for, in a process of its own. */
export function createTextReader(options: ApartOptions = {}): TextReader {
  const apart = createApart({ timeLimitMs: TIME_LIMIT_MS, ...options });
  return {
    async read(bytes, kind) {
      const reply = await apart.run({ task: 'text', bytes, kind });
      return reply?.type === 'text' ? reply.extraction : { type: 'unreadable', reason: 'too_much' };
    },
    close: () => apart.stop(),
  };
}
