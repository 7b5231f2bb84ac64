import { benchRules } from './rules.ts';
import { benchStarts } from './starts.ts';
import { benchTurns } from './turns.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
for (const line of await benchRules()) print(line);
for (const line of await benchStarts()) print(line);
await benchTurns(print);
