import type { Pack } from '../../../bot/policy/pack.ts';
import type { Applications, Draft } from '../applications/ports.ts';
import { standingOf } from '../applications/standing.ts';
import type { ApplicationView, ApplicationViews } from './application-view.ts';

/** An application as drafts and the pre-check know it, by the pack in force. */
export function viewOf(pack: Pack, draft: Draft): ApplicationView {
  const { facts, form, members } = standingOf(pack, draft);
  const { name, code } = draft.organisation;
  return { organisation: { name, code }, members, form, facts };
}

export const createApplicationViews = (
  pack: Pack,
  applications: Pick<Applications, 'read'>,
): ApplicationViews => ({
  async view(applicationId) {
    const draft = await applications.read(applicationId);
    return draft && viewOf(pack, draft);
  },
});
