import type { World } from './world.ts';

/** Temporary media live three days (WeCom developer docs path/90253). */
const LIFE = 3 * 24 * 3_600_000;

export interface Medium {
  type: string;
  bytes: Uint8Array;
}

export interface MediaShelf {
  put(medium: Medium): string;
  /** Null where the id is unknown or older than three days. */
  get(mediaId: string): Medium | null;
}

export function createMediaShelf(world: World): MediaShelf {
  const media = new Map<string, Medium & { at: number }>();
  return {
    put(medium) {
      const mediaId = world.id(64);
      media.set(mediaId, { ...medium, at: world.now() });
      return mediaId;
    },
    get(mediaId) {
      const found = media.get(mediaId);
      return found && world.now() - found.at <= LIFE ? found : null;
    },
  };
}
