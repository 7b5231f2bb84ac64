import type { Random } from '../support/random.ts';
import { seal, type Callback } from './callbacks.ts';
import type { Conversation } from './conversation.ts';

export interface StormOptions {
  /** How often each callback is delivered. */
  copies: number;
  /** Callbacks under way at once. */
  concurrency: number;
  random: Random;
  /** Resolves once acknowledged; rejects when the platform gave up. */
  deliver(callback: Callback): Promise<void>;
  onAcknowledged?: () => void;
}

interface Waiting {
  person: Person;
  step: number;
  callback: Callback;
}
interface Person {
  conversation: Conversation;
  /** Steps of which a copy was acknowledged. */
  acknowledged: number;
}

/**
 * Everyone talks at once. The copies of a message are drawn at random among all that waits, so that most come between or after later
 * messages of the same person; a person's next message joins once the one before has been acknowledged for the first time. Half of the
 * copies are the same bytes, half are enciphered and signed anew.
 */
export async function storm(people: readonly Conversation[], options: StormOptions): Promise<void> {
  const { copies, concurrency, random, deliver } = options;
  const bag: Waiting[] = [];
  const underWay = new Set<Promise<void>>();
  let failure: unknown = null;

  function say(person: Person, step: number): void {
    const message = person.conversation.messages[step];
    if (message === undefined) return;
    const first = seal(message);
    for (let copy = 0; copy < copies; copy += 1) {
      bag.push({ person, step, callback: copy === 0 || random.next() < 0.5 ? first : seal(message) });
    }
  }

  async function send({ person, step, callback }: Waiting): Promise<void> {
    await deliver(callback);
    options.onAcknowledged?.();
    if (person.acknowledged > step) return;
    person.acknowledged = step + 1;
    say(person, step + 1);
  }

  for (const conversation of people) say({ conversation, acknowledged: 0 }, 0);
  while ((bag.length > 0 || underWay.size > 0) && failure === null) {
    while (bag.length > 0 && underWay.size < concurrency) {
      const at = random.below(bag.length);
      const [waiting] = bag.splice(at, 1);
      const work: Promise<void> = send(waiting!)
        .catch((error: unknown) => void (failure = error))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    }
    await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failure !== null) throw failure;
}
