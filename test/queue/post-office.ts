import type { Outgoing, PersonId, SendOutcome, Sender } from '../../bot/ports.ts';

export interface Arrival {
  person: PersonId;
  /** The exact body. */
  bytes: string;
  content: string;
  at: number;
}

/** Stands where the platform would: keeps what arrives, answers as told, and notices two sends to one person at once. */
export interface PostOffice {
  send: Sender;
  arrivals: Arrival[];
  to(person: PersonId): string[];
  /** Most sends under way for one person at any moment. */
  mostAtOnce(): number;
  underWay(): number;
}

export type Answer = (arrival: Arrival, index: number) => SendOutcome | Promise<SendOutcome>;

export const SENT: SendOutcome = { type: 'sent' };

export function createPostOffice(now: () => number, answer: Answer = () => SENT): PostOffice {
  const arrivals: Arrival[] = [];
  const current = new Map<PersonId, number>();
  let most = 0;

  async function send(person: PersonId, outgoing: Outgoing): Promise<SendOutcome> {
    const { text } = outgoing.body as { text?: { content: string } };
    const arrival = { person, bytes: JSON.stringify(outgoing.body), content: text?.content ?? '', at: now() };
    arrivals.push(arrival);
    current.set(person, (current.get(person) ?? 0) + 1);
    most = Math.max(most, current.get(person)!);
    try {
      return await answer(arrival, arrivals.length - 1);
    } finally {
      current.set(person, current.get(person)! - 1);
    }
  }

  return {
    send,
    arrivals,
    to: (person) => arrivals.filter((arrival) => arrival.person === person).map(({ content }) => content),
    mostAtOnce: () => most,
    underWay: () => [...current.values()].reduce((total, count) => total + count, 0),
  };
}
