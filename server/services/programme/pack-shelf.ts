import type { Pack } from '../../../bot/policy/pack.ts';
import { shanghaiDay } from '../../../bot/policy/shanghai-day.ts';
import { ServerError } from '../../errors.ts';

/** Which wording of which programme a case was begun under. */
export interface PackName {
  packId: string;
  packVersion: string;
}

/** The packs that this program knows: each case keeps its own. */
export interface PackShelf {
  /** What a case begun at this moment goes by. */
  at(now: Date): Pack;
  /** What a case goes by; another version of its programme where its own is not there any more. @throws {ServerError} `unknown_pack` */
  of(name: PackName): Pack;
  /** What has taken the place of a wording by this moment; the same where nothing has. @throws {ServerError} `unknown_pack` */
  current(name: PackName, now: Date): Pack;
  all(): readonly Pack[];
}

/** @param packs at least one */
export function createPackShelf(packs: readonly Pack[]): PackShelf {
  const newestFirst = packs.toSorted((a, b) =>
    a.manifest.in_force.from < b.manifest.in_force.from ? 1 : -1,
  );
  const begun = (now: Date) => {
    const day = shanghaiDay(now.getTime());
    return newestFirst.filter(({ manifest }) => manifest.in_force.from <= day);
  };
  const of = ({ packId, packVersion }: PackName): Pack => {
    const same = packs.filter(({ manifest }) => manifest.id === packId);
    const found = same.find(({ manifest }) => manifest.version === packVersion) ?? same.at(-1);
    if (found) return found;
    throw new ServerError(500, 'unknown_pack', `没有找到政策包“${packId}”，请联系系统管理员放回。`);
  };
  return {
    of,
    at: (now) => begun(now)[0] ?? newestFirst.at(-1)!,
    current(name, now) {
      const own = of(name);
      return begun(now).find(({ manifest }) => manifest.series === own.manifest.series) ?? own;
    },
    all: () => packs,
  };
}
