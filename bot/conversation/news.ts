import type { Pack } from '../policy/pack.ts';
import { stateLine } from './application-reply.ts';
import { PHRASES } from './phrases.ts';
import type { ConversationState, LinkedApplication } from './types.ts';
import { factLabel, sameValue, valueLabel } from './values.ts';
import { viewOf } from './view.ts';

/** More than these in one breath are no news but a page to look at. */
const MOST_TOLD = 5;

/** What has come about in the application since the person last heard of it, and the state once that is told. */
export function news(pack: Pack, state: ConversationState): { lines: string[]; state: ConversationState } {
  const { application } = state;
  if (application === null) return { lines: [], state };
  const { untold } = application;
  const told = toldVerdict(pack, state);
  const lines = [
    ...(untold.linked ? [PHRASES.linked(application.title, Object.keys(state.facts).length)] : []),
    ...(untold.state !== null && untold.state !== application.state ? [stateLine(pack, application)] : []),
    ...factLines(pack, state, untold.facts),
  ];
  if (lines.length === 0) return { lines, state };
  const nothing = { linked: false, state: null, facts: {} };
  return {
    lines: [...lines, ...told.lines],
    state: { ...state, told: told.verdict, application: { ...application, untold: nothing } },
  };
}

function factLines(
  pack: Pack,
  state: ConversationState,
  before: LinkedApplication['untold']['facts'],
): string[] {
  const changes = Object.entries(before).flatMap(([id, old]) => {
    const now = state.facts[id];
    return sameValue(old ?? undefined, now) || !pack.facts.has(id) ? [] : [changeOf(pack, state, id, old)];
  });
  if (changes.length === 0) return [];
  const rest = changes.length - MOST_TOLD;
  return [PHRASES.changedElsewhere(changes.slice(0, MOST_TOLD).join('；'), Math.max(0, rest))];
}

/** 上下游企业 3 家 → 5 家, or only what it is now where it was not known. */
function changeOf(
  pack: Pack,
  { facts }: ConversationState,
  id: string,
  old: LinkedApplication['untold']['facts'][string],
): string {
  const now = facts[id];
  if (now === undefined) return `${factLabel(pack, id, old!)} → ${PHRASES.notAnswered}`;
  return old === null || old === undefined
    ? factLabel(pack, id, now)
    : `${factLabel(pack, id, old)} → ${valueLabel(pack.facts.get(id)!, now)}`;
}

function toldVerdict(pack: Pack, state: ConversationState) {
  const { told } = state;
  const { verdict } = viewOf(pack, state).evaluation;
  if (told === null || told === verdict) return { verdict: told, lines: [] };
  const title = (which: typeof verdict) => pack.wording.verdicts[which].title;
  return { verdict, lines: [PHRASES.verdictChanged(title(told), title(verdict))] };
}
