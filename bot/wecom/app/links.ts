import type { Reply } from '../../conversation/types.ts';

/** A place in the mini-app by its whole address. */
export interface Address {
  label: string;
  url: string;
}

/** Nothing where the address of the mini-app is not known. */
export function addressesOf({ links = [] }: Reply, publicUrl: string | null): Address[] {
  if (publicUrl === null) return [];
  return links.map(({ label, path }) => ({ label, url: encodeURI(`${publicUrl}${path}`) }));
}

/** The addresses whose label is an entry of the text, and the others. */
export function sortOut(
  text: string,
  addresses: readonly Address[],
): { inText: Address[]; others: Address[] } {
  const stands = ({ label }: Address) => entryOf(text, label) !== null;
  return {
    inText: addresses.filter(stands),
    others: addresses.filter((address) => !stands(address)),
  };
}

/**
 * A text with its addresses: entries that have one become links, the others follow. Texts may hold what colleagues wrote: words that
 * only look like a link stay words (WeCom developer docs path/90236: text knows `<a href>` and nothing else).
 */
export function withLinks(text: string, addresses: readonly Address[]): string {
  const { inText, others } = sortOut(text, addresses);
  let linked = text.replaceAll(/<(?=\/?a[\s>])/giu, '＜');
  for (const address of inText) {
    const at = entryOf(linked, address.label);
    if (at !== null) linked = linked.slice(0, at) + anchor(address) + linked.slice(at + address.label.length);
  }
  return [linked, ...others.map(anchor)].filter((line) => line !== '').join('\n');
}

const anchor = ({ label, url }: Address): string => `<a href="${url}">${label}</a>`;

/** Where an entry `· LABEL` or `1. LABEL` begins with these words. */
function entryOf(text: string, label: string): number | null {
  for (let at = text.indexOf(label); at !== -1; at = text.indexOf(label, at + 1)) {
    const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    if (/^(?:· |\d+\. )$/u.test(before)) return at;
  }
  return null;
}
