import Router from '@koa/router';
import Koa from 'koa';
import { METHODS } from 'node:http';
import { observe, type ObserveDeps } from './http/observe.ts';
import { securityHeaders } from './http/security-headers.ts';
import type { FrontOptions } from './routes/api/front.ts';
import type { Route } from './routes/api/handler.ts';
import { mountApi, type MountOptions } from './routes/api/mount.ts';
import { addApiDocs } from './routes/api-docs.ts';
import { addLogin, type LoginDeps } from './routes/login.ts';
import type { Pages } from './pages/read-pages.ts';
import { addDrafts } from './routes/drafts.ts';
import { addHealth, type ReadinessCheck } from './routes/health.ts';
import { servePages } from './routes/pages.ts';
import type { DraftShelf } from './services/drafts/draft-paper.ts';
import { addWecomCallback, type WecomCallbackDeps } from './routes/wecom-callback.ts';

export interface HttpDeps extends ObserveDeps {
  publicUrl: string | null;
  /** How many proxies add the sender's address to X-Forwarded-For; 0: it is not believed. */
  trustedProxies: number;
  checks: readonly ReadinessCheck[];
  /** Null: callbacks are taken elsewhere. */
  callback: WecomCallbackDeps | null;
  /** Null: the mini-app is served elsewhere. */
  api: ApiDeps | null;
  /** Null: likewise. */
  pages: Pages | null;
  /** Whether the program is on its way out: then connections are not kept open for further requests. */
  stopping: () => boolean;
}

export interface ApiDeps extends MountOptions {
  routes: readonly Route[];
  /** What is no call of the contract, such as uploads. */
  mount?: (router: Router, front: FrontOptions) => void;
  login: LoginDeps;
  drafts: Pick<DraftShelf, 'get'>;
  /** Of the whole API, in OpenAPI. */
  description: object;
}

/** The server's whole HTTP face, ready for `http.createServer(app.callback())`. */
export function createHttpApp(deps: HttpDeps): Koa {
  const app = new Koa({ proxy: deps.trustedProxies > 0, maxIpsCount: deps.trustedProxies });
  // To the router an unknown method is a failing of the server (501); it is the caller's, and must not raise an alarm.
  const router = new Router({ methods: METHODS });
  if (deps.callback) addWecomCallback(router, deps.callback, deps.metrics);
  if (deps.api) addApi(router, deps.api);
  addHealth(router, deps.checks, deps.metrics);

  app.use(closeWhenStopping(deps.stopping));
  app.use(observe(deps));
  app.use(securityHeaders(deps.publicUrl));
  if (deps.pages) app.use(servePages(deps.pages));
  app.use(router.routes());
  app.use(router.allowedMethods());
  // Only what happens outside the layers arrives here, such as a connection cut while answering.
  app.on('error', (err: unknown) => deps.log.warn({ err }, 'connection trouble'));
  return app;
}

function addApi(router: Router, api: ApiDeps): void {
  mountApi(router, api.routes, api);
  addLogin(router, api.login);
  addDrafts(router, api.drafts);
  api.mount?.(router, api);
  addApiDocs(router, api.description);
}

function closeWhenStopping(stopping: () => boolean): Koa.Middleware {
  return async (ctx, next) => {
    await next();
    if (stopping()) ctx.set('Connection', 'close');
  };
}
