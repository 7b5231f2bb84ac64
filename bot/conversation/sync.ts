import { valueFault } from '../policy/facts.ts';
import type { Facts, FactValue, Pack } from '../policy/pack.ts';
import { carriedOver, freshState, isOfPack, readable } from './state.ts';
import type { ApplicationNow, ConversationState, LinkedApplication, Message, SyncMessage } from './types.ts';
import { inOrder, sameValue } from './values.ts';

type Synced = SyncMessage['facts'];

/**
 * A conversation after its application has told how it stands. Told twice or out of order it leads to the same: what is not newer than
 * what is known changes nothing, and the very state comes back.
 */
export function takeSync(
  pack: Pack,
  stored: ConversationState | null,
  message: SyncMessage,
): ConversationState {
  const known = stored?.application ?? null;
  if (message.application === null) return unlinked(pack, stored);
  const same = known?.id === message.application.id;
  if (stored !== null && same && message.application.version <= known.version) return stored;
  const current = currentOf(pack, stored);
  const synced = understood(pack, message.facts);
  return same
    ? follow(current, known, message.application, synced)
    : takeOver(current, message.application, synced);
}

function unlinked(pack: Pack, stored: ConversationState | null): ConversationState {
  if (stored === null) return freshState(pack, 0);
  return (stored.application ?? null) === null ? stored : { ...stored, application: null };
}

function currentOf(pack: Pack, stored: ConversationState | null): ConversationState {
  if (stored === null) return freshState(pack, 0);
  const state = readable(stored);
  return isOfPack(state, pack) ? state : carriedOver(state, pack);
}

/** A state whose changes were not taken: they count no longer, and whatever the application tells next prevails. */
export function takeRefusal(
  stored: ConversationState | null,
  { application, at }: Extract<Message, { type: 'refused' }>,
): ConversationState | null {
  const known = stored?.application;
  if (!stored || !known || known.id !== application) return stored;
  const waiting = Object.entries(known.unconfirmed);
  const unconfirmed = Object.fromEntries(waiting.filter(([, changed]) => changed > at));
  if (Object.keys(unconfirmed).length === waiting.length) return stored;
  return { ...stored, application: { ...known, unconfirmed, version: 0 } };
}

/** The same application, further on: its facts in place of the old ones, but for what was changed here since. */
function follow(
  state: ConversationState,
  known: LinkedApplication,
  now: ApplicationNow,
  synced: Synced,
): ConversationState {
  // The same word said on both sides is written once, with the time of whoever was first.
  const arrived = (id: string, at: number) =>
    (synced[id]?.at ?? 0) >= at || sameValue(synced[id]?.value ?? undefined, state.facts[id]);
  const unconfirmed = Object.fromEntries(
    Object.entries(known.unconfirmed).filter(([id, at]) => !arrived(id, at)),
  );
  const facts = merged(state.facts, synced, (id) => Object.hasOwn(unconfirmed, id));
  const changed = changedIds(state.facts, facts);
  const untold = {
    ...known.untold,
    state: known.untold.state ?? (now.state === known.state ? null : known.state),
    facts: notedNews(known.untold.facts, state.facts, changed),
  };
  return {
    ...settle(state, facts, changed),
    application: { ...now, unconfirmed, latest: latestOf(synced, known.latest), untold },
  };
}

/** Another application has become the one that is spoken of: its facts replace all. */
function takeOver(state: ConversationState, now: ApplicationNow, synced: Synced): ConversationState {
  const facts = merged(state.facts, synced, () => false);
  const changed = changedIds(state.facts, facts);
  const untold = { linked: state.lastAt > 0, state: null, facts: {} };
  return {
    ...settle(state, facts, changed),
    skipped: [],
    undo: null,
    ...(changed.length > 0 ? { focus: null, ticked: null, told: null } : {}),
    application: { ...now, unconfirmed: {}, latest: latestOf(synced, 0), untold },
  };
}

/** What is left of questions and of 撤销 once facts have changed elsewhere. */
function settle(state: ConversationState, facts: Facts, changed: readonly string[]): ConversationState {
  if (changed.length === 0) return state;
  const { focus, ticked, undo } = state;
  const kept = Object.entries(undo ?? {}).filter(([id]) => !changed.includes(id));
  const answeredElsewhere = Object.keys(facts).filter((id) => !state.answered.includes(id));
  const focusAnswered = focus !== null && changed.includes(focus) && state.facts[focus] === undefined;
  return {
    ...state,
    facts,
    focus: focusAnswered ? null : focus,
    ticked: ticked !== null && changed.includes(ticked.fact) ? null : ticked,
    skipped: state.skipped.filter((id) => facts[id] === undefined),
    answered: [...state.answered.filter((id) => facts[id] !== undefined), ...answeredElsewhere],
    undo: kept.length > 0 ? Object.fromEntries(kept) : null,
  };
}

/** Facts keep the order in which they became known: the latest is the one that a correction without a name is about. */
function merged(facts: Facts, synced: Synced, isOwn: (id: string) => boolean): Facts {
  const result: Record<string, FactValue> = {};
  for (const [id, value] of Object.entries(facts)) {
    const now = isOwn(id) ? value : synced[id]?.value;
    if (now !== undefined && now !== null) result[id] = now;
  }
  const added = Object.entries(synced).filter(([id]) => facts[id] === undefined && !isOwn(id));
  for (const [id, { value }] of added.sort(([, a], [, b]) => a.at - b.at)) {
    if (value !== null) result[id] = value;
  }
  return changedIds(facts, result).length > 0 ? result : facts;
}

/** What this pack understands; a value it does not is as good as none. */
function understood(pack: Pack, synced: Synced): Synced {
  return Object.fromEntries(
    Object.entries(synced).flatMap(([id, { value, at }]) => {
      const fact = pack.facts.get(id);
      if (fact === undefined) return [];
      const fits = value !== null && valueFault(fact, value) === null;
      return [[id, { value: fits ? inOrder(fact, value) : null, at }]];
    }),
  );
}

export function changedIds(before: Facts, after: Facts): string[] {
  if (before === after) return [];
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].filter((id) => !sameValue(before[id], after[id]));
}

function notedNews(
  noted: LinkedApplication['untold']['facts'],
  before: Facts,
  changed: readonly string[],
): LinkedApplication['untold']['facts'] {
  const fresh = changed.filter((id) => !Object.hasOwn(noted, id));
  return { ...noted, ...Object.fromEntries(fresh.map((id) => [id, before[id] ?? null])) };
}

const latestOf = (synced: Synced, known: number): number =>
  Math.max(known, ...Object.values(synced).map(({ at }) => at));
