import { randomBytes, randomUUID } from 'node:crypto';
import type { Role } from '../../server/contract/common.ts';
import { ROLES } from '../../server/contract/common.ts';
import type { OfficeRole } from '../../server/contract/life.ts';
import { CONSENT_VERSION } from '../../server/phrases/consent.ts';
import { contactOf } from '../../server/services/accounts/identity.ts';
import type { ApiParts } from '../../server/start/api.ts';
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

/** Of the shape of the ids that the program makes. */
export const randomId = (): string => randomBytes(17).toString('base64url').slice(0, 22);

interface Wanted {
  name?: string;
  consent?: boolean;
  userid?: string;
}

/** People with sessions and consent, and organisations with one contact of each role. */
export function createPeople({ prisma, redis, layout, account, clock }: ApiParts) {
  const newSecret = () => randomBytes(32).toString('base64url');
  const sessions = createSessions(redis, { layout, newSecret });
  let made = 0;

  async function people(wanted: readonly Wanted[]): Promise<Person[]> {
    const contacts = wanted.map(({ name = '王工', userid = randomUUID() }) => {
      const identity = `wecom:${account.settings.corpId}:${userid}`;
      return { ...contactOf({ identity, kind: 'member' }), name };
    });
    await prisma.contact.createMany({ data: contacts, skipDuplicates: true });
    const now = new Date(clock());
    const agreeing = contacts.filter((_, at) => wanted[at]!.consent ?? true);
    const consent = { version: CONSENT_VERSION, channel: 'page', givenAt: now };
    await prisma.consent.createMany({
      data: agreeing.map(({ id }) => ({ ...consent, id: randomId(), contactId: id })),
    });
    return Promise.all(
      contacts.map(async ({ id, identity, name }) => {
        return { id, identity, name, ...(await sessions.open({ id, identity, epoch: 0 }, now)) };
      }),
    );
  }

  return {
    person: async (wanted: Wanted = {}): Promise<Person> => (await people([wanted]))[0]!,
    /** Someone of the office, signed in; officers have given no consent. */
    async officer(role: OfficeRole, name = '周审核'): Promise<Person> {
      const [officer] = (await people([{ name, consent: false }])) as [Person];
      const checkedAt = new Date(clock());
      await prisma.officer.create({ data: { contactId: officer.id, role, source: 'list', checkedAt } });
      return officer;
    },
    async join(organisationId: string, { id }: Person, role: Role): Promise<void> {
      await prisma.membership.create({ data: { organisationId, contactId: id, role } });
    },
    /** With an owner, an editor and a viewer. */
    async organisation(name = '上海甲机器人有限公司'): Promise<TestOrganisation> {
      const [owner, editor, viewer] = (await people([{}, {}, {}])) as [Person, Person, Person];
      const roles = { owner, editor, viewer };
      const id = randomId();
      // Unique, and of the right shape; its check digit is nobody's concern here.
      const code = `91310113${String((made += 1)).padStart(10, '0')}`;
      const memberships = { create: ROLES.map((role) => ({ contactId: roles[role].id, role })) };
      await prisma.organisation.create({ data: { id, name, code, foundedBy: owner.id, memberships } });
      return { id, name, code, ...roles };
    },
  };
}
