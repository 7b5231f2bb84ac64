import { CONSENT_VERSION, consentNotice } from '../../phrases/consent.ts';
import type { Route } from '../../routes/api/handler.ts';
import { sessionRoutes, type SessionServices } from '../../routes/api/session.ts';
import { createGiveConsent } from '../../services/accounts/give-consent.ts';
import { createMyData } from '../../services/accounts/my-data.ts';
import { createReadSession } from '../../services/accounts/read-session.ts';
import { createSetActive } from '../../services/accounts/set-active.ts';
import { createSignOut } from '../../services/accounts/sign-out.ts';
import { createUpdateMe } from '../../services/accounts/update-me.ts';
import { createConsents } from '../../stores/accounts/consents.ts';
import { createContacts } from '../../stores/accounts/contacts.ts';
import { createPersonalData } from '../../stores/accounts/personal-data.ts';
import { createRoles } from '../../stores/accounts/roles.ts';
import { createSessions } from '../../stores/redis/sessions.ts';
import type { ApiParts } from '../api.ts';
import { newSecret } from '../new-secret.ts';

export function createAccountsApi(parts: ApiParts): Route[] {
  const { prisma, redis, layout, conversations } = parts;
  const contacts = createContacts(prisma);
  const consents = createConsents(prisma);
  return sessionRoutes({
    read: createReadSession(contacts, consents, CONSENT_VERSION),
    fixed: fixedOf(parts),
    signOut: createSignOut(contacts, createSessions(redis, { layout, newSecret })),
    updateMe: createUpdateMe(contacts),
    myData: createMyData(contacts, createPersonalData(prisma), conversations),
    giveConsent: createGiveConsent(consents, CONSENT_VERSION),
    withdrawConsent: consents.withdraw,
    setActive: createSetActive(contacts, createRoles(prisma).inApplication),
  });
}

const fixedOf =
  ({ packs, account }: ApiParts): SessionServices['fixed'] =>
  (now) => {
    const { title, programme, office } = packs.at(now).manifest;
    return {
      consent: { version: CONSENT_VERSION, notice: consentNotice({ office, programme }) },
      programme: { title, programme, office },
      standIn: account.simulator !== null,
    };
  };
