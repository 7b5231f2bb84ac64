import { idFrom } from '../id-from.ts';
import type { Contact, ContactKind } from './ports.ts';

/** How WeCom names the person who signs in; the same words name their conversation. */
export interface Identity {
  identity: string;
  kind: ContactKind;
}

/** One contact for each identity, whoever meets them first. */
export const contactOf = ({ identity, kind }: Identity): Pick<Contact, 'id' | 'identity' | 'kind'> => ({
  id: idFrom('contact', identity),
  identity,
  kind,
});
