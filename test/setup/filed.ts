import type { LifeState } from '../../server/contract/life.ts';
import type { PrismaClient } from '../../server/stores/database.ts';
import { baoshan } from '../support/packs.ts';
import { randomId } from './people.ts';

export interface FilingWanted {
  organisation: string;
  owner: string;
  filedOn?: string;
  validUntil?: string;
  endedOn?: string | null;
  state?: LifeState;
  /** The application whose filing this one renews. */
  renews?: string | null;
  title?: string;
}

/** A filed application as the steps before leave it, but for its submission. */
export async function addFiling(prisma: PrismaClient, wanted: FilingWanted) {
  const { organisation, owner, filedOn = '2025-06-30', validUntil = '2028-06-29' } = wanted;
  const { endedOn = null, state = 'filed', renews = null, title = '减速器创新联合体' } = wanted;
  const [application, id] = [randomId(), randomId()];
  const filedAt = new Date(`${filedOn}T02:00:00.000Z`);
  const { manifest } = baoshan;
  await prisma.application.create({
    data: {
      ...{ id: application, organisationId: organisation, state, title, leadName: '上海甲机器人有限公司' },
      ...{ packId: manifest.id, packVersion: manifest.version, createdBy: owner, renewsId: renews },
      ...{ createdAt: filedAt, updatedAt: filedAt, stateSince: filedAt },
    },
  });
  const number = `宝创备〔${filedOn.slice(0, 4)}〕${id.slice(0, 6)}号`;
  await prisma.filing.create({
    data: {
      ...{ id, applicationId: application, organisationId: organisation, submissionId: randomId() },
      ...{ number, verifyCode: randomId(), title, leadName: '上海甲机器人有限公司', members: [] },
      ...{ filedOn, validUntil, endedOn, filedBy: owner, filedAt },
    },
  });
  return { id, application, number };
}
