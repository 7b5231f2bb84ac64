import { ApiError } from '../api/api-error.ts';
import type { World } from '../world.ts';

/** A code is good once, for five minutes (WeCom developer docs path/91022). */
const LIFE = 5 * 60_000;

export interface SignInCodes {
  issue(userid: string): string;
  /** Whose it is. Refuses with 40029, 42022 or 42003. */
  use(code: string | null): string;
}

export function createSignInCodes(world: World): SignInCodes {
  const codes = new Map<string, { userid: string; issued: number; used: boolean }>();
  return {
    issue(userid) {
      const code = world.id(43);
      codes.set(code, { userid, issued: world.now(), used: false });
      return code;
    },
    use(code) {
      const known = codes.get(code ?? '');
      if (!known) throw new ApiError(40029);
      if (known.used) throw new ApiError(42022);
      if (world.now() - known.issued > LIFE) throw new ApiError(42003);
      known.used = true;
      return known.userid;
    },
  };
}
