import type { PrismaClient } from '../../server/stores/database.ts';
import { idFrom } from '../../server/services/id-from.ts';

export interface AnApplication {
  application: string;
  organisation: string;
  contact: string;
}

/** An organisation with one contact and one application, told apart by `name`. */
export async function anApplication(prisma: PrismaClient, name: string): Promise<AnApplication> {
  const [application, organisation, contact] = ['application', 'organisation', 'contact'].map((what) =>
    idFrom(name, what),
  ) as [string, string, string];
  const at = new Date('2026-05-06T01:02:03.000Z');
  await prisma.contact.create({ data: { id: contact, identity: `wecom:ww1:${name}`, kind: 'member', name } });
  await prisma.organisation.create({
    data: { id: organisation, name: `${name}的公司`, code: idFrom(name, 'code'), foundedBy: contact },
  });
  await prisma.membership.create({
    data: { organisationId: organisation, contactId: contact, role: 'owner' },
  });
  await prisma.application.create({
    data: {
      id: application,
      organisationId: organisation,
      packId: 'pack',
      packVersion: '1',
      createdBy: contact,
      createdAt: at,
      updatedAt: at,
    },
  });
  return { application, organisation, contact };
}
