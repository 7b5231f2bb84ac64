/** A filing whose time draws near or has come. */
export interface EndingFiling {
  id: string;
  applicationId: string;
  number: string;
  validUntil: string;
}

export interface EndingFilings {
  /** Filed ones whose last day is `until` or before it. */
  nearing(until: string, limit: number): Promise<EndingFiling[]>;
  /** Those whose last day lies before `today` and that have not ended. */
  over(today: string, limit: number): Promise<EndingFiling[]>;
  /** Valid ones that end on `until` or before it, and that nobody is reminded of yet. */
  unreminded(until: string, limit: number): Promise<EndingFiling[]>;
  /** Each answers false where another process or an officer was first. */
  nearEnd(filing: EndingFiling, now: Date): Promise<boolean>;
  expire(filing: EndingFiling, now: Date): Promise<boolean>;
  remind(filing: EndingFiling, now: Date): Promise<void>;
}
