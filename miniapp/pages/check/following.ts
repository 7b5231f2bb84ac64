import type { OpenDraft } from '../../state/draft/use-draft.ts';
import type { Programme } from '../../state/programme.ts';

/**
 * The question after `asked`: the one that the server would ask next, or where that was skipped or cannot be known, the next without an
 * answer in the order of the programme. Null: nothing is left but what was skipped.
 */
export function following(
  draft: Pick<OpenDraft, 'application' | 'valueOf'>,
  programme: Programme,
  asked: string,
  skipped: readonly string[],
): string | null {
  const told = draft.application.value?.evaluation;
  const open = (fact: string) =>
    draft.valueOf(`fact.${fact}`) === null && fact !== asked && !skipped.includes(fact);
  if (told?.asking && open(told.asking)) return told.asking;
  const wanted = new Set(told?.missing ?? []);
  const order = programme.groups.flatMap(({ id }) =>
    programme.facts.filter(({ question }) => question?.group === id).map((fact) => fact.id),
  );
  const from = order.indexOf(asked) + 1;
  const ring = [...order.slice(from), ...order.slice(0, from)];
  return ring.find((fact) => wanted.has(fact) && open(fact)) ?? null;
}
