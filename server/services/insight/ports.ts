import type { LifeState } from '../../contract/life.ts';
import type { Person, Place } from '../applications/ports.ts';
import type { PackName } from '../programme/pack-shelf.ts';

/** One thing that is on record, whatever table holds it. */
export interface TrailRow {
  id: string;
  at: Date;
  source: 'event' | 'change' | 'check' | 'notice' | 'attempt';
  /** Of an event its type, of a change its path, of a notice its event, of an attempt its outcome, of a check its verdict. */
  what: string;
  data: Readonly<Record<string, unknown>>;
  who: Person | null;
  /** Whoever did it works for the office. */
  byOffice: boolean;
  application: (PackName & { id: string; title: string }) | null;
}

export interface SupportPerson {
  id: string;
  name: string;
  mobile: string;
  organisations: readonly string[];
}
export interface SupportCase {
  id: string;
  title: string;
  organisation: string;
  number: string | null;
  state: LifeState;
}

/** All that is kept of people and cases, read for whoever helps them. */
export interface Trail {
  people(search: string, limit: number): Promise<readonly SupportPerson[]>;
  cases(terms: readonly string[], search: string, limit: number): Promise<readonly SupportCase[]>;
  person(contactId: string): Promise<SupportPerson | null>;
  case(applicationId: string): Promise<SupportCase | null>;
  /** Latest first. */
  ofCase(applicationId: string, after: Place | null, limit: number): Promise<readonly TrailRow[]>;
  ofPerson(contactId: string, after: Place | null, limit: number): Promise<readonly TrailRow[]>;
}

export interface Figures {
  pipeline(): Promise<readonly { state: LifeState; count: number }[]>;
  /** How many of these states came into them in each span between two moments, the later one excluded. */
  ages(
    states: readonly LifeState[],
    spans: readonly { from: Date | null; to: Date }[],
  ): Promise<readonly { state: LifeState; span: number; count: number }[]>;
  fields(): Promise<readonly { field: string; count: number; filed: number }[]>;
  years(): Promise<readonly { year: number; count: number; filed: number }[]>;
  indicators(): Promise<readonly { id: string; year: number; total: number; reports: number }[]>;
}
