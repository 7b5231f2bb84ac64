import type { World } from './world.ts';

/** A response_code updates a card once, within 72 hours (WeCom developer docs path/94888). */
const LIFE = 72 * 3_600_000;

export interface ResponseCodes {
  issue(msgid: string): string;
  /** The message that a live code updates, or null where it is unknown, used or too old. */
  find(code: string): string | null;
  use(code: string): void;
}

export function createResponseCodes(world: World): ResponseCodes {
  const codes = new Map<string, { msgid: string; issued: number; used: boolean }>();
  return {
    issue(msgid) {
      const code = world.id(64);
      codes.set(code, { msgid, issued: world.now(), used: false });
      return code;
    },
    find(code) {
      const known = codes.get(code);
      if (!known || known.used || world.now() - known.issued > LIFE) return null;
      return known.msgid;
    },
    use(code) {
      const known = codes.get(code);
      if (known) known.used = true;
    },
  };
}
