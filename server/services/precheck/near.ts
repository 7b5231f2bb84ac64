/** The stretch of a text that is nearest to a name. */
export interface Near {
  from: number;
  to: number;
  distance: number;
}

/** Beyond this a text is too long to be searched for what is only similar. */
const MOST_SEARCHED = 400_000;

/**
 * The stretch with the fewest insertions, deletions and replacements to the name, if these are at most `most` (Sellers' algorithm).
 * @param taken stretches that are something else
 */
export function nearest(
  text: string,
  name: string,
  most: number,
  taken: (from: number, to: number) => boolean,
): Near | null {
  if (most < 1 || text.length > MOST_SEARCHED) return null;
  const height = name.length;
  let costs = Array.from({ length: height + 1 }, (_, row) => row);
  let starts = new Array<number>(height + 1).fill(0);
  let best: Near | null = null;
  for (let column = 0; column < text.length; column += 1) {
    const nextCosts = [0];
    const nextStarts = [column + 1];
    for (let row = 1; row <= height; row += 1) {
      const replace = costs[row - 1]! + (text[column] === name[row - 1] ? 0 : 1);
      const skip = costs[row]! + 1;
      const leaveOut = nextCosts[row - 1]! + 1;
      const least = Math.min(replace, skip, leaveOut);
      nextCosts[row] = least;
      nextStarts[row] =
        least === replace ? starts[row - 1]! : least === skip ? starts[row]! : nextStarts[row - 1]!;
    }
    costs = nextCosts;
    starts = nextStarts;
    const distance = costs[height]!;
    if (distance > most || (best !== null && distance >= best.distance)) continue;
    const from = starts[height]!;
    if (!taken(from, column + 1)) best = { from, to: column + 1, distance };
  }
  return best;
}
