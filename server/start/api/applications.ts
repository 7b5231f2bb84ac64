import type { Conversations } from '../../../bot/ports.ts';
import { createApplicationRoutes } from '../../routes/api/applications.ts';
import type { Route } from '../../routes/api/handler.ts';
import { createChangeFields } from '../../services/applications/change-fields.ts';
import { createCreateApplication } from '../../services/applications/create-application.ts';
import { createListApplications } from '../../services/applications/list-applications.ts';
import type { AfterChange, AnswersInChat } from '../../services/applications/ports.ts';
import { createReadApplication } from '../../services/applications/read-application.ts';
import { createReadEvents } from '../../services/applications/read-events.ts';
import { createReadHistory } from '../../services/applications/read-history.ts';
import { createRoles } from '../../stores/accounts/roles.ts';
import { createApplications } from '../../stores/applications/applications.ts';
import { createConversations } from '../../stores/redis/conversations.ts';
import type { ApiParts } from '../api.ts';

/** @param afterChange told of every change of a draft that was made on a page */
export function createApplicationsApi(parts: ApiParts, afterChange: AfterChange = () => {}): Route[] {
  const { packs, prisma, redis, layout } = parts;
  // Not those of the bot, which may remember a conversation as it was before another process heard the latest answer.
  const conversations = createConversations(redis, { layout });
  const applications = createApplications(prisma);
  const roles = createRoles(prisma);
  const deps = { packs, applications, roles, afterChange, answersInChat: answersIn(conversations) };
  return createApplicationRoutes({
    list: createListApplications(deps),
    create: createCreateApplication(deps),
    read: createReadApplication(deps),
    change: createChangeFields(deps),
    history: createReadHistory(deps),
    events: createReadEvents(deps),
  });
}

/** The conversation is read beside its turns: no message goes by this key. */
const answersIn =
  (conversations: Conversations): AnswersInChat =>
  async (identity) => {
    const { state } = await conversations.load(identity, 'answers for an application');
    return state && { facts: state.facts, at: new Date(state.lastAt) };
  };
