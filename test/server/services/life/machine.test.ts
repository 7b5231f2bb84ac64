import { describe, expect, test } from 'vitest';
import { LIFE_STATES, type LifeState } from '../../../../server/contract/life.ts';
import { STATE_WORDS } from '../../../../server/phrases/life.ts';
import {
  nextState,
  stepsFrom,
  TRANSITIONS,
  type StepRole,
  type Transition,
  type TransitionId,
} from '../../../../server/services/life/machine.ts';

const STEPS = Object.entries(TRANSITIONS) as [TransitionId, Transition][];
const ROLES: StepRole[] = [
  ...(['applicant', 'public', 'system', 'observer', 'reviewer', 'lead', 'administrator'] as const),
];

test.each(STEPS)('%s leads on from its states for its roles, and from and for no other', (id, step) => {
  for (const state of LIFE_STATES)
    for (const role of ROLES) {
      const attempt = () => nextState(state, id, role);
      if (!step.by.includes(role)) expect(attempt).toThrow(expect.objectContaining({ status: 403 }));
      else if (!step.from.includes(state))
        expect(attempt).toThrow(expect.objectContaining({ status: 409, code: 'impossible_step' }));
      else expect(attempt()).toBe(step.to);
      expect(stepsFrom(state, role).includes(id)).toBe(step.by.includes(role) && step.from.includes(state));
    }
});

test('those who only look on take no step', () => {
  for (const role of ['observer', 'administrator'] as const)
    expect(LIFE_STATES.flatMap((state) => stepsFrom(state, role))).toEqual([]);
});

test('every state but the first can be reached, and only ends have no way on', () => {
  const reached = new Set(STEPS.map(([, { to }]) => to));
  expect(LIFE_STATES.filter((state) => !reached.has(state))).toEqual(['draft']);
  const left = new Set(STEPS.flatMap(([, { from }]) => [...from]));
  expect(LIFE_STATES.filter((state) => !left.has(state))).toEqual(['renewed', 'refused', 'cancelled']);
});

/** Mermaid, a line for each arrow. */
function drawing(): string {
  const named = (state: LifeState) => `    ${state}: ${STATE_WORDS[state]}`;
  const who = (by: readonly StepRole[]) => by.join(', ');
  const arrows = STEPS.flatMap(([id, { from, to, by, fourEyes }]) =>
    from.map(
      (state) =>
        `    ${state} --> ${to}: ${id} (${who(by)}${fourEyes ? '; a second officer where set' : ''})`,
    ),
  );
  const lines = ['stateDiagram-v2', ...LIFE_STATES.map(named), '    [*] --> draft', ...arrows];
  return `# The life of an application

Drawn from \`machine.ts\` by \`npx vitest run test/server/services/life -u\`; a test fails while the two differ.

\`\`\`mermaid
${lines.join('\n')}
\`\`\`

A rectification that did not pass is no step: the case stays under rectification and the applicant is told as \`rectification_failed\`. It
may pass after all, or a cancellation may rest on it.
`;
}

describe('the drawing in the docs', () => {
  test('shows every step as it is in the code', async () => {
    await expect(drawing()).toMatchFileSnapshot('../../../../server/services/life/README.md');
  });
});
