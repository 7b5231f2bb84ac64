/** A clock that many processes share: it began at a moment of its own choice and runs faster than the world's. */
export interface SwiftTime {
  /** When it began, by the world's clock. */
  began: number;
  /** What it showed then. */
  showed: number;
  speed: number;
}

export const swiftClock =
  ({ began, showed, speed }: SwiftTime) =>
  (): number =>
    showed + (Date.now() - began) * speed;
