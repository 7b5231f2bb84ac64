import { totalBelowSum, valueFault } from '../policy/facts.ts';
import type { Facts, FactValue, Pack } from '../policy/pack.ts';
import { PHRASES } from './phrases.ts';
import type { ConversationState } from './types.ts';
import { factLabel, inOrder, sameValue, valueLabel, without } from './values.ts';

export interface Recorded {
  state: ConversationState;
  /** Echoes: what was noted, what was changed from what to what, what stayed the same, what could not be. */
  lead: string[];
  /** Facts whose known value was replaced by another. */
  corrected: boolean;
  /** Whether anything was recorded or repeated; false when all was refused. */
  accepted: boolean;
}

/** Records readings, all or none of those that contradict each other, and says what was understood so that a misreading is seen. */
export function record(pack: Pack, state: ConversationState, readings: Facts): Recorded {
  const fitting = Object.entries(readings).flatMap(([id, value]) => {
    const fact = pack.facts.get(id);
    return fact && valueFault(fact, value) === null ? [[id, inOrder(fact, value)] as const] : [];
  });
  let facts: Facts = { ...state.facts, ...Object.fromEntries(fitting) };
  const contradiction = totalBelowSum(pack, facts);
  const lead: string[] = [];
  if (contradiction !== null) {
    const { fact, stated, sum } = contradiction;
    const label = pack.facts.get(fact)!.label;
    if (readings[fact] !== undefined) {
      const refused = { ...state, focus: fact };
      return {
        state: refused,
        lead: [PHRASES.contradiction(label, stated, sum)],
        corrected: false,
        accepted: false,
      };
    }
    facts = without(facts, fact);
    lead.push(PHRASES.totalFollows(label, stated));
  }
  const echo = echoes(pack, state, fitting);
  const changed = fitting.filter(([id, value]) => !sameValue(state.facts[id], value));
  const answered = fitting.map(([id]) => id).filter((id) => !state.answered.includes(id));
  return {
    state: {
      ...state,
      checking: true,
      facts: changed.length > 0 || lead.length > 0 ? facts : state.facts,
      focus: state.focus !== null && fitting.some(([id]) => id === state.focus) ? null : state.focus,
      skipped: state.skipped.filter((id) => facts[id] === undefined),
      answered: [...state.answered, ...answered],
      undo: changed.length > 0 ? before(state.facts, facts) : state.undo,
      ticked: null,
    },
    lead: [...echo.lead, ...lead],
    corrected: echo.corrected,
    accepted: fitting.length > 0,
  };
}

function echoes(pack: Pack, state: ConversationState, fitting: readonly (readonly [string, FactValue])[]) {
  const noted: string[] = [];
  const changed: string[] = [];
  const same: string[] = [];
  for (const [id, value] of fitting) {
    const old = state.facts[id];
    const label = factLabel(pack, id, value);
    if (old === undefined) noted.push(label);
    else if (sameValue(old, value)) same.push(label);
    else changed.push(`${factLabel(pack, id, old)} → ${valueLabel(pack.facts.get(id)!, value)}`);
  }
  const said = (items: string[], phrase: (what: string) => string) =>
    items.length > 0 ? [phrase(items.join('；'))] : [];
  return {
    lead: [...said(noted, PHRASES.noted), ...said(changed, PHRASES.changed), ...said(same, PHRASES.same)],
    corrected: changed.length > 0,
  };
}

/** The values that bring `after` back to `before`; null where a fact was not known. */
function before(facts: Facts, after: Facts): Record<string, FactValue | null> {
  const ids = [...new Set([...Object.keys(facts), ...Object.keys(after)])];
  return Object.fromEntries(
    ids.filter((id) => !sameValue(facts[id], after[id])).map((id) => [id, facts[id] ?? null]),
  );
}

/** Takes back the last change. */
export function undo(pack: Pack, state: ConversationState): { state: ConversationState; said: string } {
  if (state.undo === null) return { state, said: PHRASES.nothingToUndo };
  const facts: Record<string, FactValue> = { ...state.facts };
  const told: string[] = [];
  for (const [id, value] of Object.entries(state.undo)) {
    const now = facts[id];
    if (value === null) delete facts[id];
    else facts[id] = value;
    const fact = pack.facts.get(id);
    if (fact === undefined) continue;
    const back = value === null ? PHRASES.notAnswered : valueLabel(fact, value);
    told.push(now === undefined ? factLabel(pack, id, value!) : `${factLabel(pack, id, now)} → ${back}`);
  }
  const answered = [...state.answered.filter((id) => facts[id] !== undefined)];
  for (const id of Object.keys(facts)) if (!answered.includes(id)) answered.push(id);
  const focus = state.focus;
  return {
    state: { ...state, checking: true, facts, answered, focus, undo: null, ticked: null },
    said: PHRASES.undone(told.join('；')),
  };
}
