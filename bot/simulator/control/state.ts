import type { Platform } from '../platform.ts';
import type { MenuButton } from '../types.ts';

/** As many callbacks as a person would scroll through. */
const SHOWN_CALLBACKS = 200;

/** Everything that the page shows, for its first drawing and after a lost connection. */
export function stateOf(platform: Platform, title: string, menu: readonly MenuButton[]): object {
  const { world, credentials } = platform;
  const contacts = [...world.contacts.values()];
  return {
    ...settingsOf(platform),
    title,
    menu,
    corpId: credentials.corpId,
    agentId: credentials.agentId,
    contacts,
    entries: contacts.flatMap(({ userid }) => world.chat(userid)),
    callbacks: world.callbacks.slice(-SHOWN_CALLBACKS),
    problems: world.problems.slice(-SHOWN_CALLBACKS),
  };
}

/** What changes by hand: the clock, the faults, the connection. */
export function settingsOf({ world, callbackUrl, faults }: Platform): object {
  return { now: world.now(), offset: world.clockOffset(), callbackUrl, faults: faults.active() };
}
