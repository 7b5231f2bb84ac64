import type { SyncMessage } from '../../../bot/ports.ts';
import type { Verdict } from '../../../bot/policy/evaluate.ts';
import type { ApplicationForChat } from '../applications/ports.ts';

/** What a conversation is told of its application; null: that it has none. */
export function messageFor(application: ApplicationForChat | null): SyncMessage {
  if (application === null) return { type: 'sync', application: null, facts: {} };
  const { missingDocuments: missing, verdict, ...summary } = application.summary;
  return {
    type: 'sync',
    application: { ...summary, verdict: verdict as Verdict, missing },
    facts: application.facts,
  };
}
