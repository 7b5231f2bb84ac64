import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './programs.ts';

/** How long the program takes to be ready on embedded defaults: on an empty folder, and again on what it left there. */
export async function benchStarts(): Promise<string[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lianbei-starts-'));
  const lines: string[] = [];
  for (const name of ['first start, empty folder', 'second start, same folder']) {
    const began = performance.now();
    const program = await startProgram('server/main.ts', { DATA_DIR: dataDir, PORT: '0' });
    lines.push(`${name.padEnd(42)}${((performance.now() - began) / 1000).toFixed(1)} s`);
    await program.stop();
  }
  await rm(dataDir, { recursive: true, force: true });
  return lines;
}
