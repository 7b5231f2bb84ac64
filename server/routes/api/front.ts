import type { Context } from 'koa';
import type { Role } from '../../contract/common.ts';
import type { Access, Action, Endpoint, OfficeAction } from '../../contract/endpoint.ts';
import { ServerError } from '../../errors.ts';
import { officePermits } from '../../permissions/office.ts';
import { permits } from '../../permissions/table.ts';
import type { Actor, Officer } from './handler.ts';
import type { ApiPorts } from './ports.ts';

export interface FrontOptions {
  ports: ApiPorts;
  clock: () => number;
  /** Name of the session cookie. */
  cookie: string;
  /** Origins that writes may come from. */
  origins: () => readonly string[];
}

/** Limit, authenticate, and hold writes to our own pages; null where the call is public and nobody is signed in. */
export async function passFront(
  ctx: Context,
  options: FrontOptions,
  { access, limit, method }: Pick<Endpoint, 'access' | 'limit'> & { method: string },
  now: Date,
): Promise<Actor | null> {
  const actor = await actorOf(ctx, options, now);
  await admit(ctx, options, limit, actor, now);
  if (access !== 'public') requireSession(actor);
  if (actor && method !== 'GET' && method !== 'HEAD') requireOwnPage(ctx, actor.csrf, options);
  if (actor && needsConsent(access)) await requireConsent(options, actor);
  return actor;
}

async function actorOf(ctx: Context, { ports, cookie }: FrontOptions, now: Date): Promise<Actor | null> {
  const value = ctx.cookies.get(cookie);
  return value === undefined ? null : ports.sessions.read(value, now);
}

async function admit(
  ctx: Context,
  { ports }: FrontOptions,
  limit: Endpoint['limit'],
  actor: Actor | null,
  now: Date,
): Promise<void> {
  const who = actor ? `contact:${actor.contactId}` : `address:${ctx.ip}`;
  const wait = await ports.limits.admit(who, limit, now);
  if (wait === 0) return;
  ctx.set('Retry-After', String(wait));
  throw new ServerError(429, 'too_many_requests', `操作太频繁，请在 ${wait} 秒后再试。`);
}

function requireSession(actor: Actor | null): asserts actor is Actor {
  if (actor === null) throw new ServerError(401, 'signed_out', '还没有登录，或登录已过期，请重新登录。');
}

/** A form on another site can neither read the token nor set the header. */
function requireOwnPage(ctx: Context, csrf: string, { origins }: FrontOptions): void {
  const origin = ctx.get('Origin');
  if (origin !== '' && !origins().includes(origin)) throw forged();
  if (ctx.get('X-CSRF-Token') !== csrf) throw forged();
}
const forged = () => new ServerError(403, 'not_from_our_page', '页面已过期，请刷新后再试。');

/** Officers work for the office: what it does with their names rests on no consent. */
const needsConsent = (access: Access) => access !== 'public' && access !== 'session' && !isOffice(access);

async function requireConsent({ ports }: FrontOptions, actor: Actor): Promise<void> {
  if (await ports.consents.given(actor.contactId)) return;
  throw new ServerError(403, 'consent_needed', '请先阅读并同意个人信息处理说明。');
}

/** An action is judged by the role in the organisation or application that the path names; others do not learn that it exists. */
export async function authorise(
  { ports }: FrontOptions,
  access: Access,
  actor: Actor | null,
  params: unknown,
): Promise<Role | null> {
  if (!isAction(access) || actor === null) return null;
  const { organisation, application } = params as { organisation?: string; application?: string };
  const role =
    application !== undefined
      ? await ports.roles.inApplication(actor.contactId, application)
      : await ports.roles.inOrganisation(actor.contactId, organisation!);
  if (role === null) throw new ServerError(404, 'not_found', '没有找到，或者您没有权限查看。');
  if (!permits(access, role)) {
    throw new ServerError(403, 'not_permitted', '您的角色不能做这一步，请联系本单位的管理员。');
  }
  return role;
}

/** Officers are judged by their role in the office, whichever application it is about. */
export async function authoriseOfficer(
  { ports }: FrontOptions,
  access: Access,
  actor: Actor | null,
): Promise<Officer | null> {
  if (!isOffice(access) || actor === null) return null;
  const role = await ports.roles.inOffice(actor.contactId);
  if (role === null) {
    throw new ServerError(
      403,
      'not_an_officer',
      '这里是审核人员的工作台。如需使用，请联系本办的系统管理员开通。',
    );
  }
  if (!officePermits(access, role)) {
    throw new ServerError(403, 'not_permitted', '您的角色不能做这一步，请联系负责的同事。');
  }
  return { contactId: actor.contactId, role };
}

const isOffice = (access: Access): access is OfficeAction => access.startsWith('office.');
const isAction = (access: Access): access is Action => access.includes('.') && !isOffice(access);
