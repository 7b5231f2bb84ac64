import type { Platform } from '../platform.ts';

/** Why the service shows an error page instead of signing anybody in. */
export class SignInRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }
}

export interface SignInRequest {
  redirectUri: string;
  state: string;
}

/** Holds a sign-in's address to the documentation, paths 91022 (inside WeCom) and 98152 (in a desktop browser). */
export function checkSignIn(platform: Platform, query: URLSearchParams, inApp: boolean): SignInRequest {
  const only = (name: string, values: readonly string[], errcode: number) => {
    const value = query.get(name);
    if (value !== null && values.includes(value)) return;
    throw new SignInRefusal(errcode, `参数 ${name} 应为 ${values.join(' 或 ')}，收到 ${value ?? '空'}。`);
  };
  only('appid', [platform.credentials.corpId], 40013);
  only('agentid', [String(platform.credentials.agentId)], 40056);
  if (inApp) {
    only('response_type', ['code'], 40035);
    only('scope', ['snsapi_base', 'snsapi_privateinfo'], 40035);
  } else only('login_type', ['CorpApp'], 40035);
  const state = query.get('state') ?? '';
  if (!/^[A-Za-z0-9]{1,128}$/.test(state)) {
    throw new SignInRefusal(40035, '参数 state 应为 1 至 128 个字母或数字。');
  }
  return { redirectUri: trusted(platform, query.get('redirect_uri') ?? ''), state };
}

/** The domain has to be the app's own, exactly, port included. */
function trusted({ trustedOrigin }: Platform, uri: string): string {
  if (!URL.canParse(uri)) throw new SignInRefusal(40035, '参数 redirect_uri 不是网址。');
  if (trustedOrigin === null || new URL(uri).origin !== trustedOrigin) {
    throw new SignInRefusal(
      50001,
      `redirect_uri 与应用的可信域名不一致：可信的是 ${trustedOrigin ?? '（没有服务连接）'}，收到 ${new URL(uri).origin}。`,
    );
  }
  return uri;
}
