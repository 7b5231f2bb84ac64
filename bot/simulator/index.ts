import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { createActions, type Actions } from './actions.ts';
import { createApi } from './api/server.ts';
import { createDelivery } from './callbacks/deliver.ts';
import { createCallbackClient } from './callbacks/post.ts';
import { createPrepare } from './callbacks/prepare.ts';
import { createSeal } from './callbacks/seal.ts';
import { verifyUrl } from './callbacks/verify-url.ts';
import { createControl } from './control/server.ts';
import { createSignIn } from './sign-in/server.ts';
import { createPlatform, type Platform } from './platform.ts';
import type { AppPages, Simulator, SimulatorOptions } from './types.ts';
import { messagesFromApp, waitForMessages } from './wait.ts';

export { madeUpCredentials } from './credentials.ts';
export type { Inbound } from './callbacks/types.ts';
export type { Credentials, Simulator, SimulatorOptions } from './types.ts';

/** Starts the stand-in of the WeCom service on loopback. Throws where the port is taken. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const platform = createPlatform(options);
  const client = createCallbackClient();
  const seal = createSeal(platform, options.now);
  const delivery = createDelivery(platform, seal, client, {
    timeoutMs: options.callbackTimeoutMs ?? 5000,
    retryMs: options.callbackRetryMs ?? 1000,
  });
  const actions = createActions(platform, createPrepare(platform, seal), delivery);

  const app = new Koa();
  const api = createApi(platform);
  const signIn = createSignIn(platform);
  const connect: Simulator['connect'] = async (callbackUrl, pages) => {
    await verifyUrl(callbackUrl, platform, seal, client);
    platform.callbackUrl = callbackUrl;
    trust(platform, pages ?? { origin: new URL(callbackUrl).origin, signIn: '' });
    platform.world.tell({ type: 'settings' });
  };
  const control = createControl(platform, actions, {
    title: options.title,
    menu: options.menu ?? [],
    connect,
  });
  app.use((context) => {
    if (context.path.startsWith('/cgi-bin/')) return api(context);
    return signIn(context) ? undefined : control(context);
  });
  app.on('error', (error: Error & { code?: string }) => {
    if (!GONE.has(error.code ?? '')) app.onerror(error);
  });
  const server = await listen(app, options.port ?? 0);
  platform.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    ...present(platform, actions),
    connect,
    async close() {
      server.close();
      server.closeAllConnections();
      await delivery.close();
    },
  };
}

function trust(platform: Platform, { origin, signIn }: AppPages): void {
  platform.trustedOrigin = origin;
  platform.signInFirst = (url) => {
    const page = new URL(url);
    if (page.origin !== origin || signIn === '') return url;
    return `${origin}${signIn}${encodeURIComponent(page.pathname + page.search + page.hash)}`;
  };
}

/** What Koa calls an error where a page was closed or a fault cut the connection. */
const GONE = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED']);

async function listen(app: Koa, port: number): Promise<Server> {
  const server = createServer(app.callback());
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function present(platform: Platform, actions: Actions): Omit<Simulator, 'connect' | 'close'> {
  const { world, faults, credentials, tickets, url } = platform;
  return {
    addContact: actions.addContact,
    send: async (userid, inbound) => actions.start(userid, inbound),
    say: async (userid, text) => actions.start(userid, { type: 'text', text }),
    tap: async (userid, choice, msgid) => actions.startTap(userid, choice, msgid),
    url,
    chatUrl: `${url}/`,
    apiBase: url,
    credentials,
    now: world.now,
    moveClock: world.moveClock,
    contacts: () => [...world.contacts.values()],
    tickets: () => ({ corp: tickets.corp(), app: tickets.app() }),
    chat: world.chat,
    fromApp: (userid) => messagesFromApp(world, userid),
    waitForMessages: (userid, count, timeoutMs = 5000) => waitForMessages(world, userid, count, timeoutMs),
    setFault: faults.set,
    clearFaults: faults.clear,
    faults: faults.active,
    callbacks: () => world.callbacks,
    calls: () => world.calls,
    problems: () => world.problems,
  };
}
