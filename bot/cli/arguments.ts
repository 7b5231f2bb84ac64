import { parseArgs } from 'node:util';
import { PackError } from '../policy/fault.ts';
import type { Pack } from '../policy/pack.ts';
import { shanghaiDay } from '../policy/shanghai-day.ts';
import { readPack, readPackInForce } from '../read-pack.ts';

export interface Arguments {
  jsonl: boolean;
  pack: Pack;
}

/** Reads `--jsonl` and `--pack DIR`; what is wrong is said on standard error and ends the program with status 2. */
export function readArguments(usage: string): Arguments {
  try {
    const { values } = parseArgs({
      options: { jsonl: { type: 'boolean', default: false }, pack: { type: 'string' } },
    });
    return {
      jsonl: values.jsonl,
      pack: values.pack === undefined ? readPackInForce(shanghaiDay(Date.now())) : readPack(values.pack),
    };
  } catch (error) {
    const { message } = error as Error;
    const told =
      error instanceof PackError ? `The policy pack cannot be used:\n${message}` : `${message}\n${usage}`;
    process.stderr.write(`${told}\n`);
    process.exit(2);
  }
}
