import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What is kept beside the data, so that a program started later finds a server that outlived its own. */
export interface ServerRecord {
  pid: number;
  port: number;
  password: string;
}

const FILE = 'server.json';

/** Null where there is none, or none that can be read. */
export async function readRecord(directory: string): Promise<ServerRecord | null> {
  try {
    const { pid, port, password } = JSON.parse(
      await readFile(path.join(directory, FILE), 'utf8'),
    ) as ServerRecord;
    return Number.isInteger(pid) && Number.isInteger(port) ? { pid, port, password: String(password) } : null;
  } catch {
    return null;
  }
}

export async function writeRecord(directory: string, record: ServerRecord): Promise<void> {
  const file = path.join(directory, FILE);
  await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
