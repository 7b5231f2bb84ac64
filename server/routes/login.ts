import type Router from '@koa/router';
import type { Context } from 'koa';
import { toProblem } from '../errors.ts';
import { cookieHeader } from '../http/cookie.ts';
import type { createSignIn } from '../services/accounts/sign-in.ts';
import type { SignIns } from '../services/accounts/ports.ts';
import type { Log } from '../log.ts';
import type { ApiPorts } from './api/ports.ts';
import { sendMessagePage, type Message } from './message-page.ts';
import { safePath } from './safe-path.ts';

export interface LoginDeps {
  signIns: SignIns;
  signIn: ReturnType<typeof createSignIn>;
  ports: Pick<ApiPorts, 'sessions' | 'limits'>;
  /** Where WeCom asks who it is: in its own app, or by a code to scan. */
  askUrl: (inApp: boolean, redirectUri: string, state: string) => string;
  publicUrl: () => string;
  /** The address that the sign-in has to go through, where people may have come by another name of this machine; else null. */
  canonical: (host: string) => string | null;
  cookies: { session: string; signIn: string; secure: boolean; sessionSeconds: number };
  clock: () => number;
  /** Letters and digits. */
  newState: () => string;
  log: Log;
}

const IN_APP = /wxwork|micromessenger/i;
const SIGN_IN_SECONDS = 600;

/** Signing in: `/login?to=PATH` leads to WeCom, and WeCom leads back to `/login/callback`. */
export function addLogin(router: Router, deps: LoginDeps): void {
  router.get('/login', (ctx) => admit(ctx, deps, safePath(ctx.query['to']), leave));
  router.get('/login/callback', (ctx) => admit(ctx, deps, '/', comeBack));
}

type Step = (ctx: Context, deps: LoginDeps) => Promise<void>;

async function admit(ctx: Context, deps: LoginDeps, to: string, step: Step): Promise<void> {
  await tellTrouble(ctx, deps, to, async () => {
    const wait = await deps.ports.limits.admit(`address:${ctx.ip}`, 'sign_in', new Date(deps.clock()));
    if (wait === 0) return step(ctx, deps);
    ctx.set('Retry-After', String(wait));
    sendMessagePage(ctx, { ...tooMany, action: again(to) });
  });
}

async function leave(ctx: Context, deps: LoginDeps): Promise<void> {
  const to = safePath(ctx.query['to']);
  const canonical = deps.canonical(ctx.host);
  if (canonical !== null) return go(ctx, `${canonical}/login?to=${encodeURIComponent(to)}`);
  const { cookies, signIns, newState } = deps;
  // Kept where there is one, so that two pages of one browser may sign in at once.
  const known = ctx.cookies.get(cookies.signIn);
  const browser = known !== undefined && /^[A-Za-z0-9]{32,128}$/.test(known) ? known : newState();
  const state = newState();
  await signIns.begin(state, { browser, to });
  const maxAge = SIGN_IN_SECONDS;
  ctx.append('Set-Cookie', cookieHeader(cookies.signIn, browser, { maxAge, secure: cookies.secure }));
  go(ctx, deps.askUrl(IN_APP.test(ctx.get('User-Agent')), `${deps.publicUrl()}/login/callback`, state));
}

async function comeBack(ctx: Context, deps: LoginDeps): Promise<void> {
  const { cookies, signIns, signIn, ports, clock } = deps;
  const { code, state } = ctx.query;
  const browser = ctx.cookies.get(cookies.signIn);
  const told = typeof state === 'string' && browser !== undefined;
  const to = told ? await signIns.take(state, browser) : null;
  if (to === null) return sendMessagePage(ctx, tooLate);
  if (typeof code !== 'string' || code === '')
    return sendMessagePage(ctx, { ...notAllowed, action: again(to) });
  const now = new Date(clock());
  await tellTrouble(ctx, deps, to, async () => {
    const present = ctx.cookies.get(cookies.session);
    const earlier = present === undefined ? null : await ports.sessions.read(present, now);
    const { cookie } = await signIn(code, earlier?.sessionId ?? null, now);
    const { secure, sessionSeconds: maxAge } = cookies;
    ctx.append('Set-Cookie', cookieHeader(cookies.session, cookie, { maxAge, secure }));
    go(ctx, to);
  });
}

/** Whatever goes wrong is told on a page, with a way on: nobody can do anything with a problem document. */
async function tellTrouble(
  ctx: Context,
  { log }: LoginDeps,
  to: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { status, code, detail } = toProblem(error);
    if (code === 'internal') log.error({ err: error }, 'sign-in failed');
    const text = code === 'internal' ? '登录时出了问题，请稍后重试；一直不行的话，请联系管理员。' : detail!;
    const label = status >= 500 ? '重试' : '重新登录';
    sendMessagePage(ctx, { status, title: '没有登录成功', text, action: { ...again(to), label } });
  }
}

function go(ctx: Context, address: string): void {
  ctx.set('Cache-Control', 'no-store');
  ctx.redirect(address);
}

const again = (to: string) => ({ label: '重新登录', href: `/login?to=${encodeURIComponent(to)}` });
const tooLate: Message = {
  status: 400,
  title: '登录已过期',
  text: '这次登录用的时间太长，或者链接是在另一个浏览器里打开的。请重新登录。',
  action: again('/'),
};
const notAllowed = { status: 403, title: '没有登录', text: '登录被取消了。需要登录后才能继续办理。' };
const tooMany = { status: 429, title: '请稍后再试', text: '登录太频繁了，请过一分钟再试。' };
