import { expect, test } from 'vitest';
import { createRandom, runSeed, type Random } from '../../../support/random.ts';
import { createPhone, type Phone } from './phone.ts';
import { createTinyServer, type TinyServer } from './tiny-server.ts';

const PATHS = ['form.a', 'form.b', 'member.mmmmmmmmmmmmmmmmmmmmmm.name'];
const RUNS = 150;
const STEPS = 60;

/** The last thing that each person wanted of each field, and whether they gave it up for a colleague's. */
type Wishes = Map<string, string>;

test('two phones, closed pages and a bad network lose nothing and overwrite nothing unseen', async () => {
  const first = runSeed();
  console.log(`seeds from ${first}`);
  for (let seed = first; seed < first + RUNS; seed++) await run(seed);
});

async function run(seed: number): Promise<void> {
  const random = createRandom(seed);
  const server = createTinyServer();
  const phones = [createPhone('zhang', server), createPhone('li', server)];
  const wishes: Wishes[] = [new Map(), new Map()];
  let words = 0;
  for (let step = 0; step < STEPS; step++) {
    const who = random.below(2);
    await act(random, phones[who]!, wishes[who]!, server, () => `w${++words}`);
    expectNothingLost(phones[who]!, wishes[who]!, server, seed);
  }
  for (const [at, phone] of [...phones.entries(), ...phones.entries()]) {
    await settleAll(phone, wishes[at]!);
    expectNothingLost(phone, wishes[at]!, server, seed);
  }
  const ends = phones.map((phone) => [phone.saver.state, phone.kept().size]);
  expect(ends, `seed ${seed}`).toEqual([
    ['idle', 0],
    ['idle', 0],
  ]);
}

/** The other phone rests: each conflict is over after it has been seen as it stands. */
async function settleAll(phone: Phone, wishes: Wishes): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await phone.settle();
    for (const [path, { conflict }] of [...phone.saver.edits]) {
      if (conflict) resolve(phone, wishes, path, 'mine');
    }
  }
  await phone.settle();
}

async function act(
  random: Random,
  phone: Phone,
  wishes: Wishes,
  server: TinyServer,
  word: () => string,
): Promise<void> {
  const path = random.pick(PATHS);
  switch (random.below(9)) {
    case 0:
    case 1:
    case 2: {
      const value = word();
      wishes.set(path, value);
      return phone.saver.set(path, value);
    }
    case 3:
      return phone.pass(random.pick([0, 800, 5_000]));
    case 4:
      return phone.network('answered');
    case 5:
      return phone.network(random.pick(['lost', 'unheard'] as const));
    case 6:
      phone.reopen();
      return;
    case 7:
      return phone.saver.learn(server.read());
    default: {
      const [contested] = [...phone.saver.edits].find(([, { conflict }]) => conflict) ?? [];
      if (contested) resolve(phone, wishes, contested, random.pick(['mine', 'theirs'] as const));
    }
  }
}

function resolve(phone: Phone, wishes: Wishes, path: string, whose: 'mine' | 'theirs'): void {
  phone.saver.choose(path, whose);
  if (whose === 'theirs') wishes.delete(path);
}

/** What somebody typed and did not give up has reached the server at some time, or is still on their phone. */
function expectNothingLost(phone: Phone, wishes: Wishes, server: TinyServer, seed: number): void {
  const kept = phone.kept();
  for (const [path, value] of wishes) {
    const arrived = server.history.some((entry) => entry.path === path && entry.value === value);
    expect(arrived || kept.get(path)?.value === value, `seed ${seed}: ${path} = ${value}`).toBe(true);
  }
}
