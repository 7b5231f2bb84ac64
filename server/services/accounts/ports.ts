/** A person who has signed in. */
export interface Contact {
  id: string;
  /** How WeCom names them; the person id of their conversation. */
  identity: string;
  kind: ContactKind;
  name: string;
  mobile: string | null;
  email: string | null;
  activeApplicationId: string | null;
  sessionEpoch: number;
}
export type ContactKind = 'member' | 'downstream' | 'external';
export type ContactDetails = Pick<Contact, 'name' | 'mobile' | 'email'>;

export interface Contacts {
  /** Who is not known yet is added; the others stay as they are. */
  meet(contact: Pick<Contact, 'id' | 'identity' | 'kind'>): Promise<Contact>;
  read(id: string): Promise<Contact | null>;
  change(id: string, details: Partial<ContactDetails>): Promise<Contact>;
  /** The new epoch: sessions of every earlier one are void. */
  raiseEpoch(id: string): Promise<number>;
  /** Also has the conversation told of it. */
  setActive(id: string, applicationId: string, at: Date): Promise<void>;
}

export interface Consents {
  /** When this version was agreed to, unless it was taken back. */
  givenAt(contactId: string, version: string): Promise<Date | null>;
  /** A version that stands already stands as it was; when it was given. */
  give(consent: { id: string; contactId: string; version: string; at: Date }): Promise<Date>;
  withdraw(contactId: string, at: Date): Promise<void>;
}

export interface Sessions {
  /** What the browser keeps, and the token that its writes must carry. */
  open(
    contact: { id: string; identity: string; epoch: number },
    now: Date,
  ): Promise<{ cookie: string; csrf: string }>;
  end(sessionId: string): Promise<void>;
  /** Sessions of an earlier epoch are void from now on. */
  endAll(contactId: string, epoch: number): Promise<void>;
}

export interface SignIns {
  /** Remembers for a few minutes where a browser wants to go. */
  begin(state: string, signIn: { browser: string; to: string }): Promise<void>;
  /** Where to go; null where it is too late, was taken before, or began in another browser. */
  take(state: string, browser: string): Promise<string | null>;
}
