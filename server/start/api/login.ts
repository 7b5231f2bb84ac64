import { randomBytes } from 'node:crypto';
import { createIdentify, oauthUrl, scanUrl } from '../../../bot/wecom/identity.ts';
import { cookieName } from '../../http/cookie.ts';
import type { ApiPorts } from '../../routes/api/ports.ts';
import type { LoginDeps } from '../../routes/login.ts';
import { createSignIn } from '../../services/accounts/sign-in.ts';
import { createContacts } from '../../stores/accounts/contacts.ts';
import { createSessions, LIFETIME_MS } from '../../stores/redis/sessions.ts';
import { createSignIns } from '../../stores/redis/sign-ins.ts';
import type { ApiParts } from '../api.ts';
import { newSecret } from '../new-secret.ts';

export function createLogin(parts: ApiParts, ports: ApiPorts, sessionCookie: string): LoginDeps {
  const { config, prisma, redis, layout, account, wecom, clock, log, publicUrl } = parts;
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  return {
    signIns: createSignIns(redis, { layout }),
    signIn: createSignIn({
      identify: createIdentify(wecom, account.settings.corpId),
      contacts: createContacts(prisma),
      sessions: createSessions(redis, { layout, newSecret }),
    }),
    ports,
    askUrl: (inApp, ...where) => (inApp ? oauthUrl : scanUrl)(account.settings, ...where),
    publicUrl,
    canonical: (host) => (config.publicUrl === null ? otherName(host, publicUrl()) : null),
    cookies: {
      session: sessionCookie,
      signIn: cookieName('lianbei_sign_in', secure),
      secure,
      sessionSeconds: LIFETIME_MS / 1000,
    },
    clock,
    newState: () => randomBytes(32).toString('hex'),
    log,
  };
}

/** Cookies of `127.0.0.1` and `localhost` are apart, though both are this machine. */
function otherName(host: string, publicUrl: string): string | null {
  const ours = new URL(publicUrl);
  const local = /^(localhost|127\.0\.0\.1):\d+$/.test(host) && host.endsWith(`:${ours.port}`);
  return local && host !== ours.host ? publicUrl : null;
}
