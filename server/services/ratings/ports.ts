import type { Person, Place } from '../applications/ports.ts';
import type { PackName } from '../programme/pack-shelf.ts';

/** An event of the timeline that finished a step. */
export interface FinishedStep {
  event: string;
  type: string;
  at: Date;
}

/** What one person said of one finished step. From 5, the best, to 1. */
export interface Rating {
  id: string;
  event: string;
  /** Of the event. */
  type: string;
  level: number;
  words: string;
  contactId: string;
  at: Date;
}

/** A rating as the office has it. */
export interface StoredRating extends Rating {
  application: { id: string; title: string } & PackName;
  person: Person;
  /** Officers who had a part in the step: to them it is anonymous. */
  handlers: readonly string[];
  handled: { by: Person; at: Date; text: string } | null;
}

export interface Ratings {
  /** Null: there is no such application. */
  of(
    applicationId: string,
    contactId: string,
    types: readonly string[],
  ): Promise<{ steps: readonly FinishedStep[]; given: readonly Rating[]; pack: PackName } | null>;
  /** False: this person has rated this step before, in another write. @param notice what the leads are told; null: nothing */
  add(
    applicationId: string,
    rating: Rating,
    notice: Readonly<Record<string, unknown>> | null,
  ): Promise<boolean>;
  /** Not above a level; those that wait by age, those handled latest first. */
  low(
    level: number,
    state: 'open' | 'handled',
    after: Place | null,
    limit: number,
  ): Promise<readonly StoredRating[]>;
  read(id: string): Promise<StoredRating | null>;
  /** False: it was handled before. */
  handle(id: string, handling: { by: string; at: Date; text: string; key: string }): Promise<boolean>;
  /** How many wait, not above a level. */
  waiting(level: number): Promise<number>;
  /** How often each level was given, by type of the event. */
  figures(): Promise<readonly { type: string; level: number; count: number }[]>;
}
