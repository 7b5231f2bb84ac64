import { valueFault } from '../policy/facts.ts';
import type { Facts, Pack } from '../policy/pack.ts';
import type { ConversationState } from './types.ts';

export function freshState(pack: Pack, now: number): ConversationState {
  return {
    pack: { id: pack.manifest.id, version: pack.manifest.version },
    checking: false,
    facts: {},
    focus: null,
    skipped: [],
    answered: [],
    undo: null,
    ticked: null,
    told: null,
    lastAt: now,
    application: null,
  };
}

/** A stored conversation in the form of today: the first ones knew no application. */
export const readable = (stored: ConversationState): ConversationState =>
  stored.application === undefined ? { ...(stored as ConversationState), application: null } : stored;

export const isOfPack = (state: ConversationState, pack: Pack): boolean =>
  state.pack.id === pack.manifest.id && state.pack.version === pack.manifest.version;

/** Carries a conversation over to a changed pack: what the new pack still understands is kept, the rest is asked anew. */
export function carriedOver(state: ConversationState, pack: Pack): ConversationState {
  const kept = (id: string) => pack.facts.has(id);
  const facts: Facts = Object.fromEntries(
    Object.entries(state.facts).filter(([id, value]) => {
      const fact = pack.facts.get(id);
      return fact !== undefined && valueFault(fact, value) === null;
    }),
  );
  return {
    ...freshState(pack, state.lastAt),
    checking: state.checking,
    facts,
    focus: state.focus !== null && kept(state.focus) ? state.focus : null,
    skipped: state.skipped.filter(kept),
    answered: state.answered.filter((id) => Object.hasOwn(facts, id)),
    application: state.application,
  };
}
