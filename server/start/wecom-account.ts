import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commandId } from '../../bot/conversation/option-id.ts';
import { LABELS } from '../../bot/conversation/phrases.ts';
import { STATUS } from '../../bot/conversation/places.ts';
import {
  createSimulator,
  madeUpCredentials,
  type Credentials,
  type Simulator,
} from '../../bot/simulator/index.ts';
import type { Config, WecomConfig } from '../config.ts';
import { STAND_IN_DIRECTORY } from './stand-in-office.ts';
import type { Teardown } from './teardown.ts';

/** The corp and app that the program speaks for. */
export interface WecomAccount {
  settings: WecomConfig;
  /** Null: the real service. */
  simulator: Simulator | null;
  /** The service's time, epoch milliseconds; a stand-in's clock can be moved. */
  now(): number;
}

/** The given corp, or the stand-in where none is given. @param publicUrl where the mini-app is, once it is there */
export async function openAccount(
  config: Config,
  title: string,
  publicUrl: () => string,
  teardown: Teardown,
): Promise<WecomAccount> {
  if (config.wecom) return { settings: config.wecom, simulator: null, now: Date.now };
  const simulator = await createSimulator({
    credentials: await keptCredentials(config.dataDir),
    title,
    contacts: [
      { userid: 'zhang', name: '张经理' },
      { userid: 'li', name: '李秘书' },
      { userid: 'chen', name: '陈经办', kind: 'officer' },
      { userid: 'zhou', name: '周经办', kind: 'officer' },
      { userid: 'lin', name: '林科长', kind: 'officer' },
      { userid: 'tang', name: '唐科长', kind: 'officer' },
      { userid: 'he', name: '何管理员', kind: 'officer' },
      { userid: 'sun', name: '孙观察员', kind: 'officer' },
    ],
    directory: STAND_IN_DIRECTORY,
    guests: [
      { userid: 'wang', name: '王工（下游企业）', kind: 'downstream', corpId: 'wwstandin00downstream' },
      { userid: 'zhao', name: '赵老师（高校）', kind: 'external' },
    ],
    menu: [
      { name: '开始自查', key: commandId('start') },
      {
        name: LABELS.application,
        get url() {
          return `${publicUrl()}${STATUS}`;
        },
      },
      { name: '帮助', key: commandId('help') },
    ],
    now: Date.now,
    random: randomBytes,
  });
  teardown.add('stand-in of WeCom', () => simulator.close());
  return { settings: settingsOf(simulator), simulator, now: () => simulator.now() };
}

function settingsOf({ credentials, apiBase, url }: Simulator): WecomConfig {
  const { encodingAesKey, ...rest } = credentials;
  return { ...rest, callbackAesKey: encodingAesKey, kfId: null, apiBase, oauthBase: url, loginBase: url };
}

/** The corp id is part of every person's key: made up anew, it would part people from their conversations at each start. */
async function keptCredentials(dataDir: string): Promise<Credentials> {
  const file = join(dataDir, 'stand-in.json');
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Credentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const credentials = madeUpCredentials(randomBytes);
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, JSON.stringify(credentials), { mode: 0o600 });
  return credentials;
}
