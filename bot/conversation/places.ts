import type { Link } from './types.ts';

/** Places in the mini-app, which finds by itself the application that is meant. */
export const STATUS = '/go/status';
const PAPERS = '/go/papers';
const CORRECTIONS = '/go/corrections';

export const toApplication = (label: string): Link => ({ label, path: STATUS });
export const toCorrections = (label: string): Link => ({ label, path: CORRECTIONS });
export const toPapers = (label: string): Link => ({ label, path: PAPERS });
export const toPaper = (document: { id: string; title: string }): Link => ({
  label: document.title,
  path: `${PAPERS}/${document.id}`,
});
