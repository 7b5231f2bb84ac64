import type { EndpointId, LooseInput } from './endpoints.ts';
import { PATHS } from './paths.ts';

/** Method and address of a call, with its parameters in their places. */
export function addressOf(
  id: EndpointId,
  { params = {}, query = {} }: LooseInput,
): { method: string; url: string } {
  const [method, pattern] = PATHS[id].split(' ') as [string, string];
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  const tail = search.toString();
  return { method, url: tail === '' ? path : `${path}?${tail}` };
}
