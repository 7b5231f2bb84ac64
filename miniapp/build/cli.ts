import { ensureBuilt } from './ensure-built.ts';

/** `npm run build`: for images and machines on which nothing may be built at the start. */
await ensureBuilt((line) => void process.stderr.write(`${line}\n`));
