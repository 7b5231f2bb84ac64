import { API } from '../../../../server/contract/api.ts';
import { CONSENT_VERSION } from '../../../../server/phrases/consent.ts';
import { randomId } from '../../../setup/people.ts';
import { row } from '../row.ts';

const { session } = API;

export const sessionRows = [
  row(session.read, [200, 200, 200, 200, 200, 200], () => ({})),
  row(session.signOut, [401, 204, 204, 204, 204, 204], () => ({ body: {} })),
  row(session.updateMe, [401, 403, 200, 200, 200, 200], () => ({ body: { name: '王工' } })),
  row(session.myData, [401, 200, 200, 200, 200, 200], () => ({})),
  row(session.giveConsent, [401, 200, 200, 200, 200, 200], () => ({ body: { version: CONSENT_VERSION } })),
  row(session.withdrawConsent, [401, 204, 204, 204, 204, 204], () => ({})),
  row(session.setActive, [401, 403, 404, 204, 204, 204], async ({ api, ours }) => {
    const id = randomId();
    const at = new Date();
    await api.prisma.application.create({
      data: {
        ...{ id, organisationId: ours.id, packId: 'p', packVersion: '1', createdBy: ours.owner.id },
        ...{ createdAt: at, updatedAt: at },
      },
    });
    return { body: { application: id } };
  }),
];
