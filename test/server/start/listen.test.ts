import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { listen, PortTaken, type Listening } from '../../../server/start/listen.ts';
import { anInbound, startTestServer } from '../../setup/http-app.ts';

const started: Listening[] = [];
afterEach(() => Promise.all(started.splice(0).map((listening) => listening.stop())));

async function start(port: number | null) {
  const listening = await listen((_, response) => response.end('ok'), port);
  started.push(listening);
  return listening;
}

test('without a port, 3000 or the next free one is taken', async () => {
  const [first, second] = [await start(null), await start(null)];
  expect(first.port).toBeGreaterThanOrEqual(3000);
  expect(second.port).toBeGreaterThan(first.port);
});

test('a port that was asked for and is taken is refused with what to do', async () => {
  const { port } = await start(0);
  await expect(listen(() => {}, port)).rejects.toThrow(PortTaken);
  await expect(listen(() => {}, port)).rejects.toThrow(`Port ${port} is in use`);
});

test('stopping answers every request under way, refuses new ones, and does not wait for idle connections', async () => {
  let stopping = false;
  const waiting: ((committed: 'committed') => void)[] = [];
  let allIn = () => {};
  const arrived = new Promise<void>((resolve) => (allIn = resolve));
  const receive = () =>
    new Promise<'committed'>((resolve) => {
      waiting.push(resolve);
      if (waiting.length === 20) allIn();
    });
  const server = await startTestServer({
    callback: { receiver: { verifyUrl: () => '', receive: () => anInbound }, receive },
    stopping: () => stopping,
  });
  const agent = new Agent({ keepAlive: true });
  const idle = request(`${server.url}/healthz`, { agent }).end();
  const [healthy] = (await once(idle, 'response')) as [import('node:http').IncomingMessage];
  healthy.resume();
  await once(healthy, 'end');

  const answers = Array.from({ length: 20 }, () =>
    fetch(`${server.url}/wecom/callback`, { method: 'POST', body: 'x' }).then(({ status }) => status),
  );
  await arrived;
  stopping = true;
  const stopped = server.stop();
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  for (const commit of waiting) commit('committed');
  expect(await Promise.all(answers)).toEqual(Array(20).fill(200));
  await stopped;
  agent.destroy();
});
