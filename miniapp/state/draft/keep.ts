import type { Edit } from './edits.ts';
import type { Keep } from './saver.ts';

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Edits of one person and application on this phone. `onTrouble`: the phone keeps nothing, or no more. */
export function createKeep(shelf: Shelf, prefix: string, onTrouble: () => void): Keep {
  const paths = () =>
    Array.from({ length: shelf.length }, (_, at) => shelf.key(at) ?? '')
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  return {
    all() {
      const kept = new Map<string, Edit>();
      try {
        for (const path of paths()) kept.set(path, JSON.parse(shelf.getItem(prefix + path)!) as Edit);
      } catch {
        onTrouble();
      }
      return kept;
    },
    put(path, edit) {
      try {
        if (edit) shelf.setItem(prefix + path, JSON.stringify(edit));
        else shelf.removeItem(prefix + path);
      } catch {
        onTrouble();
      }
    },
  };
}
