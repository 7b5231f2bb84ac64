import type { EndpointId, LooseInput, OfficePaths } from './endpoints.ts';
import { PATHS } from './paths.ts';

const known: Record<string, string> = { ...PATHS };

/** The console knows more calls than phones are to carry. */
export const knowPaths = (paths: OfficePaths): void => void Object.assign(known, paths);

/** Method and address of a call, with its parameters in their places. */
export function addressOf(
  id: EndpointId,
  { params = {}, query = {} }: LooseInput,
): { method: string; url: string } {
  const [method, pattern] = known[id]!.split(' ') as [string, string];
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const tail = search.toString();
  return { method, url: tail === '' ? path : `${path}?${tail}` };
}
