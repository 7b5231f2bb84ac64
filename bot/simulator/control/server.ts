import type { Context } from 'koa';
import type { z } from 'zod';
import type { Actions } from '../actions.ts';
import { readBody } from '../http.ts';
import type { Platform } from '../platform.ts';
import { SimulatorError } from '../simulator-error.ts';
import type { MenuButton } from '../types.ts';
import { streamChanges } from './events.ts';
import { sendPageFile } from './page-files.ts';
import { SCHEMAS } from './schemas.ts';
import { settingsOf, stateOf } from './state.ts';

const PICTURE_BYTES = 10 * 1024 * 1024;
const JSON_BYTES = 64 * 1024;

export interface ControlOptions {
  title: string;
  menu: readonly MenuButton[];
  connect(callbackUrl: string): Promise<void>;
}

type Command = (body: unknown) => unknown;

/** The chat page and what it asks of the stand-in, below /simulator. Errors are `{code, message}`, in Chinese. */
export function createControl(
  platform: Platform,
  actions: Actions,
  options: ControlOptions,
): (context: Context) => Promise<void> {
  const commands = createCommands(platform, actions, options);
  return async (context) => {
    if (await sendPageFile(context)) return;
    try {
      await answer(context, platform, options, commands);
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      context.status = error.code === 'unknown_contact' ? 404 : 400;
      context.body = { code: error.code, message: error.message };
    }
  };
}

async function answer(
  context: Context,
  platform: Platform,
  options: ControlOptions,
  commands: Readonly<Record<string, Command>>,
): Promise<void> {
  const { method, path } = context;
  if (method === 'GET') return look(context, platform, options);
  if (method === 'POST' && path === '/simulator/media') return takePicture(context, platform);
  const command = Object.hasOwn(commands, path) ? commands[path] : undefined;
  if (method !== 'POST' || !command) return notFound(context);
  context.body = (await command(await readJson(context))) ?? { ok: true };
}

function look(context: Context, platform: Platform, { title, menu }: ControlOptions): void {
  if (context.path.startsWith('/simulator/media/')) return sendMedium(context, platform);
  switch (context.path) {
    case '/simulator/events':
      return streamChanges(context, platform.world);
    case '/simulator/state':
      context.body = stateOf(platform, title, menu);
      return;
    case '/simulator/settings':
      context.body = settingsOf(platform);
      return;
    default:
      notFound(context);
  }
}

function notFound(context: Context): void {
  context.status = 404;
  context.body = { code: 'not_found', message: '没有这个地址。' };
}

/** Only JSON by its content type, so that a form on another site cannot drive the stand-in. */
async function readJson(context: Context): Promise<unknown> {
  if (!context.is('application/json')) {
    throw new SimulatorError('bad_request', '请求要用 application/json。');
  }
  const body = await readBody(context.req, JSON_BYTES);
  try {
    return JSON.parse((body ?? Buffer.alloc(0)).toString('utf8'));
  } catch {
    throw new SimulatorError('bad_request', '内容太长，或不是 JSON。');
  }
}

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new SimulatorError('bad_request', `请求不完整：${path.join('.')} ${message}`);
}

/** Sending does not wait for the callback's end: the page sees it in the drawer as it happens. */
function createCommands(
  platform: Platform,
  actions: Actions,
  options: ControlOptions,
): Readonly<Record<string, Command>> {
  return {
    '/simulator/contacts': (body) => {
      const { userid, name } = read(SCHEMAS.contact, body);
      return actions.addContact(userid, name);
    },
    '/simulator/messages': (body) => {
      const { userid, message } = read(SCHEMAS.message, body);
      void actions.start(userid, message);
    },
    '/simulator/taps': (body) => {
      const { userid, choice, msgid } = read(SCHEMAS.tap, body);
      void actions.startTap(userid, choice, msgid);
    },
    '/simulator/faults': (body) => {
      const { kind, calls, durationMs } = read(SCHEMAS.fault, body);
      platform.faults.set({
        kind,
        ...(calls === undefined ? {} : { calls }),
        ...(durationMs === undefined ? {} : { durationMs }),
      });
    },
    '/simulator/faults/clear': () => platform.faults.clear(),
    '/simulator/clock': (body) => platform.world.moveClock(read(SCHEMAS.clock, body).milliseconds),
    '/simulator/connect': (body) => options.connect(read(SCHEMAS.connect, body).url),
  };
}

function sendMedium(context: Context, platform: Platform): void {
  const medium = platform.media.get(context.path.slice('/simulator/media/'.length));
  context.status = medium ? 200 : 404;
  if (!medium) return;
  context.set({ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
  context.type = medium.type;
  context.body = Buffer.from(medium.bytes);
}

async function takePicture(context: Context, platform: Platform): Promise<void> {
  const type = context.is('image/png', 'image/jpeg');
  if (!type) throw new SimulatorError('bad_request', '只能发 JPG 或 PNG 图片，请换一张。');
  const bytes = await readBody(context.req, PICTURE_BYTES);
  if (!bytes) throw new SimulatorError('bad_request', '图片超过 10 MB，请压缩后再发。');
  context.body = { mediaId: platform.media.put({ type, bytes }) };
}
