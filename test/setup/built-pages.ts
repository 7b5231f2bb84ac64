import { ensureBuilt } from '../../miniapp/build/ensure-built.ts';

/** The pages are not kept in the repository: every run makes sure that they are there and fit their sources. */
export default async function buildPages(): Promise<void> {
  await ensureBuilt((line) => void process.stderr.write(`${line}\n`));
}
