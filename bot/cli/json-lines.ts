import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A line that cannot be taken; its message is the answer. */
export class LineError extends Error {
  readonly code = 'malformed_line';
}

/** Answers each line with one line, in order, until the input ends; a bad line is answered with `{"error": …}` and the run goes on. */
export async function answerLines(
  input: Readable,
  output: Writable,
  handle: (value: unknown) => unknown,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (!output.write(`${JSON.stringify(answer(line, handle))}\n`)) await once(output, 'drain');
  }
}

function answer(line: string, handle: (value: unknown) => unknown): unknown {
  try {
    return handle(parse(line));
  } catch (error) {
    if (error instanceof LineError) return { error: error.message };
    throw error;
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new LineError(`not JSON: ${(error as Error).message}`);
  }
}
