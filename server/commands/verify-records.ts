import { parseArgs } from 'node:util';
import { readAnchor } from '../services/records/anchor.ts';
import { runCommand } from './run-command.ts';

/** `npm run verify-records [-- --anchor SEQ:HASH]`. Ends with 0 when all is as it was written down, 1 when not, 2 when it cannot tell. */
await runCommand(async (config) => {
  const { values } = parseArgs({ options: { anchor: { type: 'string' } } });
  const anchor = values.anchor === undefined ? null : readAnchor(values.anchor);
  // Only now, because what it imports is generated.
  const { verifyStored } = await import('../start/verify-stored.ts');
  return verifyStored(config, anchor, (line) => void process.stdout.write(`${line}\n`));
});
