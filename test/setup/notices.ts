import type { PrismaClient } from '../../server/stores/database.ts';
import { randomId, type Person } from './people.ts';

/** A notice of somebody, sent unless said otherwise. */
export async function addNotice(
  prisma: PrismaClient,
  { id: contactId }: Pick<Person, 'id'>,
  change: Partial<Parameters<PrismaClient['notice']['create']>[0]['data']> = {},
): Promise<string> {
  const id = randomId();
  await prisma.notice.create({
    data: {
      ...{
        id,
        eventId: randomId(),
        event: 'filed',
        contactId,
        title: '已予以备案',
        text: '您的申报已备案。',
      },
      ...{ link: '/applications/1', state: 'sent', createdAt: new Date() },
      ...change,
    } as Parameters<PrismaClient['notice']['create']>[0]['data'],
  });
  return id;
}
