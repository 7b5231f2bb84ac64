import type { FactsChanged } from '../../../bot/ports.ts';
import type { ApplyChatFacts } from '../applications/ports.ts';
import { idFrom } from '../id-from.ts';
import type { ConversationNews, TellRefusal } from './ports.ts';

export interface CarryFactsDeps {
  apply: ApplyChatFacts;
  news: Pick<ConversationNews, 'ask'>;
  tellRefusal: TellRefusal;
  clock: () => number;
  /** Something waits to be told. */
  hurry: () => void;
}

/**
 * Carries what a person changed in chat over to their application. Where it takes nothing of them, the conversation gives its change
 * up and is told once more how the application stands.
 */
export function createCarryFacts({ apply, news, tellRefusal, clock, hurry }: CarryFactsDeps) {
  return async (
    request: string,
    person: string,
    { application, changes, at }: FactsChanged,
  ): Promise<void> => {
    const now = new Date(clock());
    const said = { request, identity: person, application, changes, at: new Date(at), now };
    if ((await apply(said)) === 'refused') {
      await tellRefusal(person, application, at);
      await news.ask(application, idFrom('contact', person), now);
    }
    hurry();
  };
}
