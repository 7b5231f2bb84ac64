import type { Verdict } from '../../../bot/policy/evaluate.ts';
import type { Facts, Pack } from '../../../bot/policy/pack.ts';
import type { LifeState } from '../../contract/life.ts';
import { packOf } from '../programme/pack-of.ts';
import type { PackName, PackShelf } from '../programme/pack-shelf.ts';
import { compareVerdicts, type VerdictChange } from './compare-verdicts.ts';

/** A case as it is kept: what the office has of it, or what its applicants have answered so far. */
export interface StoredCase extends PackName {
  id: string;
  state: LifeState;
  title: string;
  /** Of the latest version handed in. */
  number: string | null;
  answers: Facts;
}

/** All cases, a batch at a time. */
export type StoredCases = () => AsyncIterable<readonly StoredCase[]>;

export interface DryRun {
  cases: number;
  changed: number;
  /** How many went from one verdict to another: `before > after`. */
  moves: ReadonlyMap<string, number>;
}

interface DryRunParts {
  cases: StoredCases;
  packs: PackShelf;
  draft: Pack;
  now: Date;
  onChange: (stored: StoredCase, change: VerdictChange) => void;
}

/** Judges every stored case by a draft pack; nothing is written. */
export async function dryRun({ cases, packs, draft, now, onChange }: DryRunParts): Promise<DryRun> {
  const moves = new Map<string, number>();
  let [seen, changed] = [0, 0];
  for await (const batch of cases()) {
    for (const stored of batch) {
      seen += 1;
      const change = compareVerdicts(packOf(packs, stored, now), draft, stored.answers);
      if (change === null) continue;
      changed += 1;
      const move = moveOf(change);
      moves.set(move, (moves.get(move) ?? 0) + 1);
      onChange(stored, change);
    }
  }
  return { cases: seen, changed, moves };
}

const moveOf = ({ before, after }: { before: Verdict; after: Verdict }): string => `${before} > ${after}`;
