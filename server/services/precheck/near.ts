/** The stretch of a text that is nearest to a name. */
export interface Near {
  from: number;
  to: number;
  distance: number;
}

/**
 * The stretch with the fewest insertions, deletions and replacements to the name, if these are at most `most`. With so few slips one of
 * `most + 1` pieces of the name is whole, so only the surroundings of pieces are looked at.
 * @param taken stretches that are something else
 */
export function nearest(
  text: string,
  name: string,
  most: number,
  taken: (from: number, to: number) => boolean,
): Near | null {
  if (most < 1) return null;
  let best: Near | null = null;
  for (const at of placesOfPieces(text, name, most + 1)) {
    const from = Math.max(0, at - name.length - most);
    const to = Math.min(text.length, at + name.length + most);
    const near = nearestWithin(
      text.slice(from, to),
      name,
      best === null ? most : best.distance - 1,
      (start, end) => taken(from + start, from + end),
    );
    if (near !== null) best = { ...near, from: near.from + from, to: near.to + from };
    if (best?.distance === 1) break;
  }
  return best;
}

/** More places than this only a text has that was made to have them. */
const MOST_PLACES = 2_000;

/** Where pieces of a name begin, in the text's order. */
function placesOfPieces(text: string, name: string, pieces: number): number[] {
  const length = Math.floor(name.length / pieces);
  if (length === 0) return [];
  const places = new Set<number>();
  for (let piece = 0; piece < pieces; piece += 1) {
    const part = name.slice(piece * length, piece === pieces - 1 ? undefined : (piece + 1) * length);
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      places.add(at);
      if (places.size >= MOST_PLACES) break;
    }
  }
  return [...places].toSorted((one, other) => one - other);
}

/** Sellers' algorithm. */
function nearestWithin(
  text: string,
  name: string,
  most: number,
  taken: (from: number, to: number) => boolean,
): Near | null {
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
