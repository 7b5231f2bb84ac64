import { parseArgs } from 'node:util';
import { readPack, readPacks } from '../../bot/read-pack.ts';
import { createPackShelf } from '../services/programme/pack-shelf.ts';
import { runCommand } from './run-command.ts';

/**
 * `npm run dry-run -- --pack DIR`: judges all stored cases by a draft pack and lists which verdicts would change and why. Changes nothing.
 * Ends with 0, or with 2 where it cannot work, such as on a faulty pack, whose faults it names with file and line.
 */
await runCommand(async (config) => {
  const { values } = parseArgs({ options: { pack: { type: 'string' } } });
  if (values.pack === undefined) throw new Error('Which pack? npm run dry-run -- --pack DIR');
  const draft = readPack(values.pack);
  const packs = createPackShelf(readPacks());
  // Only now, because what it imports is generated.
  const { dryRunStored } = await import('../start/dry-run-stored.ts');
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  await dryRunStored(config, { packs, draft, now: new Date(), say });
  return 0;
});
