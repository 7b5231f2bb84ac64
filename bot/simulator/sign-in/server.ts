import type { Context } from 'koa';
import type { Platform } from '../platform.ts';
import { checkSignIn, SignInRefusal, type SignInRequest } from './check-request.ts';
import { peoplePage, refusalPage } from './pages.ts';
import { playerOf, playersOf } from './people.ts';

/** Remembers in the browser whom one plays. */
const COOKIE = 'standin_person';
const SECURITY = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Signing in, as a browser goes through it. False where the address is none of these. */
export function createSignIn(platform: Platform): (context: Context) => boolean {
  const pages: Readonly<Record<string, (context: Context) => void>> = {
    '/connect/oauth2/authorize': (context) => authorize(context, platform, true),
    '/wwlogin/sso/login': (context) => authorize(context, platform, false),
    '/simulator/open': (context) => open(context, platform),
    '/simulator/people': (context) => choose(context, platform, platform.trustedOrigin ?? platform.url),
  };
  return (context) => {
    const page = Object.hasOwn(pages, context.path) ? pages[context.path] : undefined;
    if (!page || context.method !== 'GET') return false;
    context.set(SECURITY);
    try {
      page(context);
    } catch (error) {
      if (!(error instanceof SignInRefusal)) throw error;
      context.status = 400;
      context.type = 'text/html; charset=utf-8';
      context.body = refusalPage(error);
    }
    return true;
  };
}

/** Whoever is played is signed in without a question, as in the app; otherwise it is asked who one is. */
function authorize(context: Context, platform: Platform, inApp: boolean): void {
  const request = checkSignIn(platform, new URLSearchParams(context.querystring), inApp);
  const player = playerOf(platform, context.cookies.get(COOKIE));
  if (player) return context.redirect(answerTo(request, platform.signInCodes.issue(player.userid)));
  choose(context, platform, `${platform.url}${context.url}`);
}

function answerTo({ redirectUri, state }: SignInRequest, code: string): string {
  const address = new URL(redirectUri);
  address.searchParams.set('code', code);
  address.searchParams.set('state', state);
  return address.href;
}

function choose(context: Context, platform: Platform, url: string): void {
  context.type = 'text/html; charset=utf-8';
  context.body = peoplePage(
    playersOf(platform),
    ({ userid }) => `/simulator/open?${new URLSearchParams({ userid, url }).toString()}`,
  );
}

/** Opens a page as someone. The app's own pages are reached by its sign-in, since the browser may be signed in as another. */
function open(context: Context, platform: Platform): void {
  const { userid, url } = context.query as Record<string, string | undefined>;
  const player = playerOf(platform, userid);
  if (!player) throw new SignInRefusal(60111, `没有“${userid ?? ''}”这个人。`);
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new SignInRefusal(40035, '参数 url 不是网址。');
  }
  const changed = context.cookies.get(COOKIE) !== player.userid;
  context.cookies.set(COOKIE, player.userid, { httpOnly: true, sameSite: 'lax', overwrite: true });
  context.redirect(changed ? platform.signInFirst(url) : url);
}
