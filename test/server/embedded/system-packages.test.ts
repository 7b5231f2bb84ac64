import { expect, test } from 'vitest';
import { ensureCommand, MissingCommand, type Machine } from '../../../server/embedded/system-packages.ts';

function machine(present: string[], userId = 0, broken = false) {
  const ran: string[] = [];
  const said: string[] = [];
  const fake: Machine = {
    userId,
    say: (line) => void said.push(line),
    run: async (file, args) => {
      const command = args.at(-1)!;
      if (file === 'sh') {
        if (!present.includes(command)) throw new Error('not found');
        return `/usr/bin/${command}\n`;
      }
      ran.push([file, ...args].join(' '));
      if (broken) throw new Error('no network');
      if (args.includes('install')) present.push(command);
      return '';
    },
  };
  return { fake, ran, said };
}
const wanted = { package: 'redis-server' };

test('a command that is there is found and nothing is installed', async () => {
  const { fake, ran, said } = machine(['redis-server', 'apt-get']);
  expect(await ensureCommand('redis-server', wanted, fake)).toBe('/usr/bin/redis-server');
  expect([...ran, ...said]).toEqual([]);
});

test('root on Debian installs what is missing, saying so first', async () => {
  const { fake, ran, said } = machine(['apt-get']);
  expect(await ensureCommand('redis-server', wanted, fake)).toBe('/usr/bin/redis-server');
  expect(said).toEqual([expect.stringContaining('installing the package redis-server')]);
  expect(ran).toEqual([
    expect.stringMatching(/apt-get .*update$/),
    expect.stringMatching(/install redis-server$/),
  ]);
});

test.each([
  [
    'another user is told the one command',
    machine(['apt-get'], 1000),
    /sudo apt-get install -y redis-server$/,
  ],
  [
    'an installation that fails ends in the one command',
    machine(['apt-get'], 0, true),
    /sudo apt-get install/,
  ],
  ['another system is told the package', machine([], 0), /package manager, package redis-server$/],
])('%s', async (_, { fake, ran }, message) => {
  await expect(ensureCommand('redis-server', wanted, fake)).rejects.toThrow(message);
  await expect(ensureCommand('redis-server', wanted, fake)).rejects.toBeInstanceOf(MissingCommand);
  if (fake.userId !== 0) expect(ran).toEqual([]);
});

test('this machine finds its own shell', async () => {
  expect(await ensureCommand('sh', { package: 'dash' })).toMatch(/\/sh$/);
});
