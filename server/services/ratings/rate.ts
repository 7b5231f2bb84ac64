import type { Life } from '../../../bot/policy/life-schema.ts';
import type { Later } from '../../contract/later.ts';
import { ServerError } from '../../errors.ts';
import { LATER_REASONS, STEP_WORDS } from '../../phrases/later.ts';
import { notFound } from '../applications/read-application.ts';
import { idFrom } from '../id-from.ts';
import { notOffered, type Asked } from '../later/standing.ts';
import type { PackShelf } from '../programme/pack-shelf.ts';
import type { Ratings } from './ports.ts';

interface Deps {
  packs: PackShelf;
  ratings: Ratings;
}
type RatingView = NonNullable<Later['ratings']>;

export const RATED_TYPES: readonly string[] = Object.keys(STEP_WORDS);
/** The pack lists its levels from the best to the worst. */
export const levelWords = ({ levels }: NonNullable<Life['ratings']>, level: number): string =>
  levels[levels.length - level] ?? '';

/** What a person may rate of an application, and has rated; null where the programme asks for no ratings. */
export const createReadRatings =
  ({ packs, ratings }: Deps) =>
  async (application: string, contactId: string): Promise<RatingView | null> => {
    const found = await ratings.of(application, contactId, RATED_TYPES);
    if (found === null) throw notFound();
    const asks = packs.of(found.pack).life?.ratings;
    if (asks === undefined) return null;
    const given = new Map(found.given.map((rating) => [rating.event, rating]));
    return {
      ...{ ask: asks.ask, note: asks.note, levels: [...asks.levels] },
      steps: found.steps.map(({ event, type, at }) => ({
        ...{ event, text: STEP_WORDS[type] ?? '', at: at.toISOString() },
        level: given.get(event)?.level ?? null,
        words: given.get(event)?.words ?? '',
      })),
    };
  };

/**
 * Rates a finished step, once for each person. A low one reaches the leads, without who gave it.
 * @throws {ServerError} `not_found`, `no_such_step`, `rated_already`
 */
export const createRate =
  ({ packs, ratings }: Deps) =>
  async ({ application, contactId, key, now, ...said }: Asked & RatingSaid): Promise<void> => {
    const found = await ratings.of(application, contactId, RATED_TYPES);
    if (found === null) throw notFound();
    const asks = packs.of(found.pack).life?.ratings;
    if (asks === undefined) throw notOffered('no_such_step');
    const step = found.steps.find(({ event }) => event === said.event);
    if (step === undefined) throw new ServerError(404, 'no_such_step', LATER_REASONS.noSuchStep);
    const { level, words } = said;
    const id = idFrom(key, 'rating');
    const rating = { id, event: step.event, type: step.type, level, words, contactId, at: now };
    const notice = { rating: id, step: STEP_WORDS[step.type] ?? '', level: levelWords(asks, level) };
    if (await ratings.add(application, rating, level <= asks.low ? notice : null)) return;
    throw new ServerError(409, 'rated_already', LATER_REASONS.ratedAlready);
  };

interface RatingSaid {
  event: string;
  level: number;
  words: string;
}
