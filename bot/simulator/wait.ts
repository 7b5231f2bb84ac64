import { SimulatorError } from './simulator-error.ts';
import type { ChatEntry } from './types.ts';
import type { World } from './world.ts';

const fromApp = (world: World, userid: string): readonly ChatEntry[] =>
  world.chat(userid).filter(({ from }) => from === 'app');

/** Resolves as soon as the app has said `count` things to `userid`; throws SimulatorError when it takes too long. */
export function waitForMessages(
  world: World,
  userid: string,
  count: number,
  timeoutMs: number,
): Promise<readonly ChatEntry[]> {
  const there = fromApp(world, userid);
  if (there.length >= count) return Promise.resolve(there);
  return new Promise((resolve, reject) => {
    const stop = world.listen((change) => {
      if (change.type !== 'entry' || change.entry.userid !== userid) return;
      const entries = fromApp(world, userid);
      if (entries.length < count) return;
      finish();
      resolve(entries);
    });
    const timer = setTimeout(() => {
      finish();
      const got = fromApp(world, userid).length;
      reject(
        new SimulatorError('timeout', `${timeoutMs} 毫秒内只等到 ${got} 条应用消息，要等的是 ${count} 条。`),
      );
    }, timeoutMs);
    const finish = (): void => {
      clearTimeout(timer);
      stop();
    };
  });
}

export const messagesFromApp = fromApp;
