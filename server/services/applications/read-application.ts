import type { Application } from '../../contract/applications.ts';
import type { Role } from '../../contract/common.ts';
import { ServerError } from '../../errors.ts';
import type { Applications } from './ports.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import { presentApplication } from './present.ts';

/** The whole draft with all that follows from it. @throws {ServerError} `not_found` */
export const createReadApplication =
  ({ packs, applications }: { packs: PackShelf; applications: Applications }) =>
  async (id: string, role: Role, now: Date): Promise<Application> => {
    const draft = await applications.read(id);
    if (draft === null) throw notFound();
    return presentApplication(packOf(packs, draft, now), draft, role);
  };

export const notFound = () => new ServerError(404, 'not_found', '没有找到，或者您没有权限查看。');
