import { LIMITS } from '../../../server/stores/redis/rate-limits.ts';
import { ENDPOINTS } from '../../../server/contract/api.ts';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../setup/api.ts';
import { randomId, type Person, type TestOrganisation } from '../../setup/people.ts';
import { CALLERS, type Caller, type Loose, type Row } from './row.ts';
import { OFFICE_CALLERS } from './office-row.ts';
import { OFFICE_ROWS, ROWS } from './table.ts';

let api: TestApi;
const MORNING = Date.parse('2026-11-26T10:00:00+08:00');
let passed = 0;
beforeAll(async () => {
  api = await startTestApi({
    clock: () => MORNING + passed,
    change: {
      wecom: { get: async () => ({ errcode: 0, ticket: 't', expires_in: 7200 }), post: expect.unreachable },
    },
  });
});
afterAll(() => api.stop());

async function callerOf(caller: Caller, ours: TestOrganisation): Promise<Person | null> {
  if (caller === 'nobody') return nobody();
  if (caller === 'outsider') return (await api.organisation('上海丙科技有限公司')).owner;
  if (caller !== 'unconsented') return ours[caller];
  const at = new Date();
  await api.prisma.consent.updateMany({ where: { contactId: ours.owner.id }, data: { withdrawnAt: at } });
  return ours.owner;
}

interface Laid {
  ours: TestOrganisation;
  sent: Loose;
}
interface Layable {
  endpoint: Endpoint;
  send: Row['send'];
}

/** What a call is about is laid once for all calls that change nothing, and anew for each that does. */
function layingFor({ endpoint, send }: Layable) {
  const lay = async (): Promise<Laid> => {
    const ours = await api.organisation();
    return { ours, sent: await send({ api, ours }) };
  };
  let shared: Promise<Laid> | undefined;
  return (status: number, caller?: Caller) => {
    const changes = status < 400 && endpoint.method !== 'GET';
    return changes || caller === 'unconsented' ? lay() : (shared ??= lay());
  };
}

/** All who are not signed in come from one address, and their calls are limited together: nobody comes sooner than a heavy call may be made. */
function nobody(): null {
  passed += 60_000 / LIMITS.address.heavy.perMinute;
  return null;
}

const call = (person: Person | null, { endpoint }: Row, sent: Loose) =>
  api.attempt(person, endpoint, sent as never);

test('every endpoint of the contract is mounted and has one row', () => {
  const promised = ENDPOINTS.map(({ id }) => id).sort();
  expect(api.mounted.map(({ id }) => id).sort()).toEqual(promised);
  expect([...ROWS, ...OFFICE_ROWS].map(({ endpoint }) => endpoint.id).sort()).toEqual(promised);
  const isOffice = ({ access }: Endpoint) => access.startsWith('office.');
  expect(OFFICE_ROWS.filter(({ endpoint }) => !isOffice(endpoint))).toEqual([]);
});

const officeCallerOf = async (caller: (typeof OFFICE_CALLERS)[number], ours: TestOrganisation) => {
  if (caller === 'nobody') return nobody();
  return caller === 'owner' ? ours.owner : api.officer(caller);
};

for (const row of OFFICE_ROWS) {
  describe(row.endpoint.id, () => {
    const laidFor = layingFor(row);
    test.each(OFFICE_CALLERS.map((caller, at) => [caller, row.statuses[at]!] as const))(
      'by %s: %i',
      async (caller, status) => {
        const { ours, sent } = await laidFor(status);
        const person = await officeCallerOf(caller, ours);
        const answer = await api.attempt(person, row.endpoint, sent as never);
        expect([answer.status, answer.code]).toEqual([status, answer.code]);
      },
    );
    const names = [...row.endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
    test.each(names)('a guessed %s is nothing', async (name) => {
      const {
        ours,
        sent: { params, ...sent },
      } = await laidFor(404);
      const guessed = { ...params, [name]: randomId() };
      // Nobody in the office may do everything.
      const whoGets = (...wanted: number[]) =>
        OFFICE_CALLERS.findLast((_, at) => wanted.includes(row.statuses[at]!));
      const able = whoGets(200, 204) ?? whoGets(409)!;
      const officer = await officeCallerOf(able, ours);
      const answer = await api.attempt(officer, row.endpoint, { ...sent, params: guessed } as never);
      expect(answer.status).toBe(404);
    });
  });
}

describe.each(ROWS.map((row) => [row.endpoint.id, row] as const))('%s', (_, row) => {
  const laidFor = layingFor(row);
  test.each(CALLERS.map((caller, at) => [caller, row.statuses[at]!] as const))(
    'by %s: %i',
    async (caller, status) => {
      const { ours, sent } = await laidFor(status, caller);
      const answer = await call(await callerOf(caller, ours), row, sent);
      expect([answer.status, answer.code]).toEqual([status, answer.code]);
    },
  );

  const names = [...row.endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  test.each(names)('a guessed %s is nothing', async (name) => {
    const {
      ours,
      sent: { params, ...sent },
    } = await laidFor(404);
    const guessed = name === 'token' ? `${randomId()}${randomId()}`.slice(0, 43) : randomId();
    const answer = await call(ours.owner, row, { ...sent, params: { ...params, [name]: guessed } });
    expect(answer.status).toBe(404);
  });

  // A document is the pack's, the same for every organisation.
  const owned = names.slice(1).filter((name) => name !== 'document');
  test.each(owned)('another organisation’s %s is nothing in ours', async (name) => {
    const theirs = await api.organisation();
    const {
      ours,
      sent: { params, ...sent },
    } = await laidFor(404);
    const other = await row.send({ api, ours: theirs });
    const mixed = { ...params, [name]: other.params![name]! };
    expect((await call(ours.owner, row, { ...sent, params: mixed })).status).toBe(404);
  });
});
