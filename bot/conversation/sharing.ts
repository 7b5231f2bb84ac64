import type { Facts } from '../policy/pack.ts';
import { changedIds } from './sync.ts';
import type { Turn } from './types.ts';

/** Hands on to the linked application what the person has changed by this turn. */
export function shared(turn: Turn, before: Facts, now: number): Turn {
  const { application, facts } = turn.state;
  const changed = application === null ? [] : changedIds(before, facts);
  if (application === null || changed.length === 0) return turn;
  const at = Math.max(now, application.latest + 1);
  const unconfirmed = { ...application.unconfirmed, ...Object.fromEntries(changed.map((id) => [id, at])) };
  const changes = Object.fromEntries(changed.map((id) => [id, facts[id] ?? null]));
  return {
    ...turn,
    state: { ...turn.state, application: { ...application, unconfirmed, latest: at } },
    requests: [...turn.requests, { type: 'facts_changed', application: application.id, changes, at }],
  };
}
