import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '../../server/contract/common.ts';
import { ROLES } from '../../server/contract/common.ts';
import { CONSENT_VERSION } from '../../server/phrases/consent.ts';
import { contactOf } from '../../server/services/accounts/identity.ts';
import type { ApiParts } from '../../server/start/api.ts';
import { createConsents } from '../../server/stores/accounts/consents.ts';
import { createContacts } from '../../server/stores/accounts/contacts.ts';
import { createSessions } from '../../server/stores/redis/sessions.ts';

/** Someone who is signed in. */
export interface Person {
  id: string;
  /** The person id of their conversation. */
  identity: string;
  name: string;
  cookie: string;
  csrf: string;
}

export interface TestOrganisation extends Record<Role, Person> {
  id: string;
  name: string;
  code: string;
}

export type People = ReturnType<typeof createPeople>;

/** People with sessions and consent, and organisations with one contact of each role. */
export function createPeople({ prisma, redis, layout, account, clock }: ApiParts) {
  const contacts = createContacts(prisma);
  const consents = createConsents(prisma);
  const newSecret = () => randomBytes(32).toString('base64url');
  const sessions = createSessions(redis, { layout, newSecret });
  const newId = () => randomBytes(16).toString('base64url');
  let made = 0;

  async function person({ name = '王工', consent = true, userid = randomUUID() } = {}): Promise<Person> {
    const identity = `wecom:${account.settings.corpId}:${userid}`;
    const { id, sessionEpoch: epoch } = await contacts.meet(contactOf({ identity, kind: 'member' }));
    if (name !== '') await contacts.change(id, { name });
    const now = new Date(clock());
    if (consent) await consents.give({ id: newId(), contactId: id, version: CONSENT_VERSION, at: now });
    return { id, identity, name, ...(await sessions.open({ id, identity, epoch }, now)) };
  }

  async function join(organisation: string, someone: Person, role: Role): Promise<void> {
    await prisma.membership.create({ data: { organisationId: organisation, contactId: someone.id, role } });
  }

  return {
    person,
    join,
    /** With an owner, an editor and a viewer. */
    async organisation(name = '上海甲机器人有限公司'): Promise<TestOrganisation> {
      const people = { owner: await person(), editor: await person(), viewer: await person() };
      const id = newId();
      // Unique, and of the right shape; its check digit is nobody's concern here.
      const code = `91310113${String((made += 1)).padStart(10, '0')}`;
      await prisma.organisation.create({ data: { id, name, code, foundedBy: people.owner.id } });
      for (const role of ROLES) await join(id, people[role], role);
      return { id, name, code, ...people };
    },
  };
}
