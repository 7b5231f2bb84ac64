import type { Pack } from '../../../bot/policy/pack.ts';
import type { Applications, Draft } from '../applications/ports.ts';
import { standingOf } from '../applications/standing.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { ApplicationView, ApplicationViews } from './application-view.ts';

/** An application as drafts and the pre-check know it. */
export function viewOf(pack: Pack, draft: Draft): ApplicationView {
  const { facts, form, members } = standingOf(pack, draft);
  const { name, code } = draft.organisation;
  return { organisation: { name, code }, members, form, facts };
}

export const createApplicationViews = (
  packs: PackShelf,
  applications: Pick<Applications, 'read'>,
): ApplicationViews => ({
  async view(applicationId, now) {
    const draft = await applications.read(applicationId);
    if (draft === null) return null;
    const pack = packOf(packs, draft, now);
    return { pack, view: viewOf(pack, draft) };
  },
});
