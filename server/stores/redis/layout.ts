/** How many lanes people are spread over. A person's lane must never change: empty the outboxes before changing this. */
const LANES = 64;

export interface LayoutOptions {
  lanes?: number;
  /** Keeps several programs apart on one server. */
  prefix?: string;
}

/**
 * Where everything stands. A lane is a share of all people: what one turn changes, and the lists by which a lane's waiting
 * messages and requests are found, share the lane's hash tag and so one hash slot, which lets one script commit a whole turn.
 */
export interface Layout {
  lanes: number;
  laneOf(person: string): number;
  person(person: string): PersonKeys;
  lane(lane: number): LaneKeys;
  app(app: string): AppKeys;
  token(key: string): TokenKeys;
  /** Hash: one signed-in browser, by the digest of its cookie. */
  session(id: string): string;
  /** String: sessions of a contact below this epoch are void. */
  sessionEpoch(contact: string): string;
  /** String: when the next request of one kind would be on schedule. */
  limit(who: string, kind: string): string;
  /** String: a write under way, or its answer, by the digest of person and key. */
  write(digest: string): string;
  /** String: a sign-in under way, by the digest of its state. */
  signIn(digest: string): string;
  /** String: a drafted document, by the digest of its secret. */
  draft(digest: string): string;
  /** Strings: who writes to an upload now, and whether somebody else waits for it. */
  upload(id: string): UploadKeys;
  /** String: what links to files are signed with. */
  linkSecret: string;
  /** Name of a pub/sub channel. */
  channel(name: string): string;
}

export interface PersonKeys {
  /** String: the version, a blank, the state as JSON. */
  state: string;
  /** Sorted set of short digests of message keys by the second they were committed. */
  seen: string;
  /** List of outgoing calls, oldest first. */
  outbox: string;
  /** List of the seconds of the latest sends, newest first: a sliding window. */
  sent: string;
}

export interface LaneKeys {
  /** Sorted set of people with waiting messages by when to look next; for a claimed person, the end of the lease. */
  due: string;
  /** Hash: person to the claim under way. */
  leases: string;
  /** Hash: person or request to the number of failed attempts. */
  attempts: string;
  /** List of messages and requests given up for good, newest first. */
  dead: string;
  /** Hash: request id to its content. */
  requests: string;
  /** Sorted set of request ids by when to look next. */
  requestsDue: string;
}

export interface AppKeys {
  pause: string;
  minute: string;
  hour: string;
}

export interface UploadKeys {
  lock: string;
  wanted: string;
}

export interface TokenKeys {
  value: string;
  lock: string;
}

/** FNV-1a: stable across processes, versions and machines. */
function digest(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

export function createLayout({ lanes = LANES, prefix = 'lianbei' }: LayoutOptions = {}): Layout {
  const laneOf = (person: string) => digest(person) % lanes;
  const tag = (lane: number) => `${prefix}:{lane-${String(lane).padStart(2, '0')}}`;
  return {
    lanes,
    laneOf,
    person(person) {
      const base = tag(laneOf(person));
      return {
        state: `${base}:state:${person}`,
        seen: `${base}:seen:${person}`,
        outbox: `${base}:outbox:${person}`,
        sent: `${base}:sent:${person}`,
      };
    },
    lane(lane) {
      const base = tag(lane);
      return {
        due: `${base}:due`,
        leases: `${base}:leases`,
        attempts: `${base}:attempts`,
        dead: `${base}:dead`,
        requests: `${base}:requests`,
        requestsDue: `${base}:requests-due`,
      };
    },
    app(app) {
      const base = `${prefix}:{app-${app}}`;
      return { pause: `${base}:pause`, minute: `${base}:minute`, hour: `${base}:hour` };
    },
    token(key) {
      const base = `${prefix}:{token-${key}}`;
      return { value: `${base}:value`, lock: `${base}:lock` };
    },
    session: (id) => `${prefix}:{session-${id}}`,
    sessionEpoch: (contact) => `${prefix}:{session-epoch-${contact}}`,
    limit: (who, kind) => `${prefix}:{limit-${who}}:${kind}`,
    write: (digest) => `${prefix}:{write-${digest}}`,
    signIn: (digest) => `${prefix}:{sign-in-${digest}}`,
    draft: (digest) => `${prefix}:{draft-${digest}}`,
    upload(id) {
      const base = `${prefix}:{upload-${id}}`;
      return { lock: `${base}:lock`, wanted: `${base}:wanted` };
    },
    linkSecret: `${prefix}:link-secret`,
    channel: (name) => `${prefix}:channel:${name}`,
  };
}
