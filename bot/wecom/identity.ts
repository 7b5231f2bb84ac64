import type { Identified, Identify } from '../ports.ts';
import type { ApiAnswer } from './answer.ts';
import type { ApiClient } from './client.ts';
import { ApiError, type ErrorClass } from './errors.ts';
import { personOf } from './person.ts';

export interface SignInApp {
  corpId: string;
  agentId: number;
  /** Addresses of the service, without a trailing slash. */
  oauthBase: string;
  loginBase: string;
}

/** Signs in without a question, inside WeCom or WeChat (WeCom developer docs path/91022). `state`: at most 128 letters and digits. */
export function oauthUrl({ oauthBase, corpId, agentId }: SignInApp, redirectUri: string, state: string) {
  const query = new URLSearchParams({
    appid: corpId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'snsapi_base',
    state,
    agentid: String(agentId),
  });
  return `${oauthBase}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`;
}

/** Signs in by scanning with a phone, in any other browser (WeCom developer docs path/98152). */
export function scanUrl({ loginBase, corpId, agentId }: SignInApp, redirectUri: string, state: string) {
  const query = new URLSearchParams({
    login_type: 'CorpApp',
    appid: corpId,
    agentid: String(agentId),
    redirect_uri: redirectUri,
    state,
    lang: 'zh',
  });
  return `${loginBase}/wwlogin/sso/login?${query.toString()}`;
}

/** Made up, expired, used: all of them want a new sign-in. */
const REFUSED = new Set([40029, 42003, 42022]);
const BUSY: ReadonlySet<ErrorClass> = new Set<ErrorClass>(['busy', 'network', 'frequency', 'token']);

/** Throws ApiError for what an operator has to set right. */
export function createIdentify(client: ApiClient, corpId: string): Identify {
  return async (code) => {
    try {
      return identified(await client.get('/cgi-bin/auth/getuserinfo', { code }), corpId);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.errcode !== null && REFUSED.has(error.errcode)) return 'refused';
      if (BUSY.has(error.kind)) return 'busy';
      throw error;
    }
  };
}

/** A linked corp's member has the corp in front, up to the first slash; who is no member has an openid, and another id as a customer. */
function identified(answer: ApiAnswer, corpId: string): Identified {
  const { userid, external_userid: external, openid } = answer;
  if (isText(userid)) {
    const slash = userid.indexOf('/');
    return slash < 0
      ? { person: personOf(corpId, userid), kind: 'member' }
      : { person: personOf(userid.slice(0, slash), userid.slice(slash + 1)), kind: 'downstream' };
  }
  if (isText(external)) return { person: `wecom:${corpId}:external:${external}`, kind: 'external' };
  if (isText(openid)) return { person: `wecom:${corpId}:openid:${openid}`, kind: 'external' };
  throw new ApiError('network', null, 'getuserinfo answered without an id');
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
