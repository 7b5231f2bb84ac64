import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

type Path = readonly (string | number)[];

/** One YAML file of a pack, parsed with the places of its parts, so that every fault can name its line. */
export interface YamlFile<T> {
  value: T;
  fault(path: Path, reason: string): Fault;
}

/** Parses and checks one file; null when it has faults, which are added to `faults`. */
export function parseYamlFile<T>(
  file: string,
  source: string | undefined,
  schema: z.ZodType<T>,
  faults: Fault[],
): YamlFile<T> | null {
  if (source === undefined) {
    faults.push({ file, line: 0, reason: 'the file is missing' });
    return null;
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true });
  for (const error of document.errors) {
    faults.push({ file, line: lines.linePos(error.pos[0]).line, reason: error.message.split('\n')[0]! });
  }
  if (document.errors.length > 0) return null;
  const fault = (path: Path, reason: string): Fault => ({
    file,
    line: lineOf(document, lines, path),
    reason,
  });
  const parsed = schema.safeParse(toJavaScript(document, file, faults));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const path = issue.path as Path;
      const where = path.length > 0 ? `${path.join('.')}: ` : '';
      faults.push(fault(path, where + issue.message));
    }
    return null;
  }
  return { value: parsed.data, fault };
}

/** Aliases can be made to multiply without end; the library refuses and its word becomes a fault. */
function toJavaScript(document: Document, file: string, faults: Fault[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    faults.push({ file, line: 1, reason: (error as Error).message });
    return undefined;
  }
}

/** The line of a path, or of the nearest parent that exists. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
