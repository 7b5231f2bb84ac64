import { benchRules } from './rules.ts';

for (const line of await benchRules()) process.stdout.write(`${line}\n`);
