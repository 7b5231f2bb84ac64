import { API } from '../../contract/api.ts';
import type { ResponseOf } from '../../contract/endpoint.ts';
import type { createGiveConsent } from '../../services/accounts/give-consent.ts';
import type { createMyData } from '../../services/accounts/my-data.ts';
import type { Consents, Contact } from '../../services/accounts/ports.ts';
import type { createReadSession } from '../../services/accounts/read-session.ts';
import type { createSetActive } from '../../services/accounts/set-active.ts';
import type { createSignOut } from '../../services/accounts/sign-out.ts';
import type { createUpdateMe } from '../../services/accounts/update-me.ts';
import { route, type Route } from './handler.ts';

export interface SessionServices {
  read: ReturnType<typeof createReadSession>;
  /** What is the same for all. */
  fixed: (now: Date) => Pick<ResponseOf<typeof endpoints.read>, 'programme' | 'standIn'> & {
    consent: { version: string; notice: ResponseOf<typeof endpoints.read>['consent']['notice'] };
  };
  signOut: ReturnType<typeof createSignOut>;
  updateMe: ReturnType<typeof createUpdateMe>;
  myData: ReturnType<typeof createMyData>;
  giveConsent: ReturnType<typeof createGiveConsent>;
  withdrawConsent: Consents['withdraw'];
  setActive: ReturnType<typeof createSetActive>;
}

const endpoints = API.session;

export const sessionRoutes = (services: SessionServices): Route[] => [
  ...session(services),
  ...me(services),
  ...consent(services),
];

const session = ({ read, fixed, signOut }: SessionServices): Route[] => [
  route(endpoints.read, async ({ actor, now }) => {
    const common = fixed(now);
    const { contact, consentGivenAt } = await read(actor?.contactId ?? null);
    return {
      ...common,
      contact: contact && presentContact(contact),
      csrf: contact && actor!.csrf,
      consent: { ...common.consent, givenAt: consentGivenAt?.toISOString() ?? null },
    };
  }),
  route(endpoints.signOut, ({ body, actor }) => signOut(actor, body.everywhere)),
];

const me = ({ updateMe, myData, setActive }: SessionServices): Route[] => [
  route(endpoints.updateMe, async ({ body, actor }) => presentContact(await updateMe(actor.contactId, body))),
  route(endpoints.myData, async ({ actor }) => {
    const { contact, ...data } = await myData(actor.contactId);
    return { contact: presentContact(contact), ...data };
  }),
  route(endpoints.setActive, ({ body, actor, now }) => setActive(actor.contactId, body.application, now)),
];

const consent = ({ giveConsent, withdrawConsent }: SessionServices): Route[] => [
  route(endpoints.giveConsent, async ({ body: { version }, actor: { contactId }, key, now }) => {
    const givenAt = await giveConsent({ contactId, version, key, now });
    return { version, givenAt: givenAt.toISOString() };
  }),
  route(endpoints.withdrawConsent, ({ actor, now }) => withdrawConsent(actor.contactId, now)),
];

const presentContact = ({ id, name, mobile, email, kind, activeApplicationId }: Contact) => ({
  id,
  name,
  mobile,
  email,
  kind,
  activeApplication: activeApplicationId,
});
