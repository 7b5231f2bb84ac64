import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIFE_STATES, type LifeState } from '../../../../server/contract/life.ts';
import { TRANSITIONS, type StepRole, type TransitionId } from '../../../../server/services/life/machine.ts';
import { whileHolding } from '../../../../server/stores/applications/hold.ts';
import { advance, type Actor } from '../../../../server/stores/life/advance.ts';
import { startDatabase } from '../../../setup/databases.ts';
import { openPlace, type Place } from '../ground.ts';

const STEPS = Object.keys(TRANSITIONS) as TransitionId[];
const KINDS: Readonly<Record<StepRole, Actor['kind']>> = {
  ...{ applicant: 'applicant', public: 'public', system: 'system', observer: 'officer' },
  ...{ reviewer: 'officer', lead: 'officer', administrator: 'officer' },
};
const ROLES = Object.keys(KINDS) as StepRole[];
const NOW = new Date('2026-11-26T03:00:00Z');

let place: Place;
let id: string;
let person: string;
let made = 0;
beforeAll(async () => {
  place = await openPlace(startDatabase);
  person = await place.person('周审核');
  ({ id } = await place.application(await place.organisation({ [person]: 'owner' }), person));
});
afterAll(() => place.close());

const putInto = (state: LifeState) => place.prisma.application.update({ where: { id }, data: { state } });

function take(transition: TransitionId, role: StepRole) {
  const by = { kind: KINDS[role], id: person, role };
  const key = `key-${(made += 1)}`;
  const notices = [{ key, event: transition }];
  return whileHolding(place.prisma, id, (tx) =>
    advance(tx, { applicationId: id, transition, by, base: null, key, now: NOW, notices }),
  );
}

/** All that a step leaves behind. */
const traces = () => place.prisma.$queryRaw`
  SELECT to_jsonb(a) AS application, (SELECT count(*)::int FROM application_event) AS events,
    (SELECT count(*)::int FROM audit_entry) AS entries, (SELECT count(*)::int FROM notice_event) AS notices,
    (SELECT count(*)::int FROM conversation_sync) AS news
  FROM application a WHERE id = ${id}`;

const isAllowed = (state: LifeState, transition: TransitionId, role: StepRole) => {
  const { from, by } = TRANSITIONS[transition] as { from: readonly LifeState[]; by: readonly StepRole[] };
  return from.includes(state) && by.includes(role);
};
const pairs = STEPS.flatMap((transition) => ROLES.map((role) => ({ transition, role })));

test.each(LIFE_STATES)(
  'from %s every step that is not in the table is refused and changes nothing',
  async (state) => {
    await putInto(state);
    const before = await traces();
    for (const { transition, role } of pairs) {
      if (isAllowed(state, transition, role)) continue;
      const mayEver = (TRANSITIONS[transition].by as readonly StepRole[]).includes(role);
      const problem = mayEver
        ? { status: 409, code: 'impossible_step' }
        : { status: 403, code: 'not_permitted' };
      await expect(take(transition, role), `${transition} by ${role}`).rejects.toMatchObject(problem);
    }
    expect(await traces()).toEqual(before);
  },
);

test.each(LIFE_STATES)('from %s every step of the table works for whom it names', async (state) => {
  for (const { transition, role } of pairs) {
    if (!isAllowed(state, transition, role)) continue;
    const { caseVersion } = await putInto(state);
    const done = await take(transition, role);
    expect(done).toEqual({
      state: TRANSITIONS[transition].to,
      caseVersion: caseVersion + 1,
      repeated: false,
    });
    expect(await place.prisma.application.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: TRANSITIONS[transition].to,
    });
  }
});
