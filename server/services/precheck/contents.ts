import type { PaperChecks } from '../../../bot/policy/papers-schema.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { squeezed } from './squeeze.ts';
import type { IndexedBlock, TextIndex } from './text-index.ts';

type Contents = NonNullable<PaperChecks['contents']>;
interface ItemWords {
  id: string;
  headings: readonly string[];
  signs: readonly string[];
}

/** `settled`; `deferred`: put off to a later agreement; `empty`: a heading and nothing below; `missing`. */
export interface ItemFound {
  id: string;
  state: 'settled' | 'deferred' | 'empty' | 'missing';
  /** Where, for `deferred` and `empty`. */
  block: IndexedBlock | null;
}

/** Fewer signs than this say nothing. */
const LEAST_BODY = 8;
const SHORT_BODY = 60;
/** A sentence that names as many items lists them. */
const A_LIST = 3;
const DEFERRED =
  /(?:另行|再行|另外|后续|以后)(?:协商|约定|商定|签订|签署|确定|明确|议定)|待定|暂不约定|暂未约定|未作约定|不作约定/;
/** After the name of a matter, what settles it. */
const SETTLES = /^.{0,4}?(?:为|是|如下|按|由|归|应|包括|分为|作出|作如下|依照|根据)/;

/** Which items of a set a paper settles. */
export function findContents(index: TextIndex, contents: Contents): ItemFound[] {
  const items = Object.entries(contents.items).map(([id, { headings, signs }]) => ({
    id,
    headings: headings.map(squeezed).toSorted((one, other) => other.length - one.length),
    signs: signs.map(squeezed),
  }));
  const sentences = sentencesOf(index);
  return items.map((item) => findItem(index, item, items, sentences));
}

function findItem(
  index: TextIndex,
  item: ItemWords,
  items: readonly ItemWords[],
  sentences: readonly Sentence[],
): ItemFound {
  let weak: ItemFound = { id: item.id, state: 'missing', block: null };
  for (const block of index.blocks) {
    const state = block.contents ? null : stateAt(index, block, item, items);
    if (state === 'settled') return { id: item.id, state, block };
    if (state === 'deferred' || (state === 'empty' && weak.state === 'missing'))
      weak = { id: item.id, state, block };
  }
  if (sentences.some((sentence) => settles(sentence, item, items)))
    return { id: item.id, state: 'settled', block: null };
  return weak;
}

/** What a block does for an item: as its heading with what follows, or with what it says itself after naming it. */
function stateAt(
  index: TextIndex,
  block: IndexedBlock,
  item: ItemWords,
  items: readonly ItemWords[],
): 'settled' | 'deferred' | 'empty' | null {
  const named = namedAtStart(block, item, items);
  if (named === null) return null;
  const body = named + (block.heading ? bodyBelow(index, block, item, items) : '');
  if (body.length < LEAST_BODY) return block.heading ? 'empty' : null;
  const first = named + (block.heading ? (firstBelow(index, block)?.squeezed ?? '') : '');
  return first.length < SHORT_BODY && DEFERRED.test(first) ? 'deferred' : 'settled';
}

/** What stands after the item's name where the block begins with it (a heading may hold it anywhere); null where it does not. */
function namedAtStart(block: IndexedBlock, item: ItemWords, items: readonly ItemWords[]): string | null {
  const text = block.bare;
  const word = item.headings.find((heading) =>
    block.heading ? text.includes(heading) : text.startsWith(heading),
  );
  if (word === undefined) return null;
  const rest = text.slice(text.indexOf(word) + word.length);
  if (block.heading) return '';
  // A sentence that goes on to name other matters is a list, not a heading that runs on.
  return listed(squeezed(block.text.split('。')[0]!), items) ? null : rest;
}

/** What stands below a heading, to the next one of its level or of another item. */
function bodyBelow(
  index: TextIndex,
  heading: IndexedBlock,
  item: ItemWords,
  items: readonly ItemWords[],
): string {
  const style = heading.numbering;
  const others = items.filter((other) => other !== item);
  let body = '';
  for (let at = heading.index + 1; at < index.blocks.length && body.length < 400; at += 1) {
    const block = index.blocks[at]!;
    if (block.contents) continue;
    if (block.heading) {
      if (style !== '' && block.numbering === style) break;
      if (others.some((other) => namedAtStart(block, other, items) !== null)) break;
    }
    body += block.squeezed;
  }
  return body;
}

const firstBelow = (index: TextIndex, { index: at }: IndexedBlock): IndexedBlock | undefined =>
  index.blocks.slice(at + 1, at + 4).find(({ heading, squeezed }) => !heading && squeezed !== '');

function settles(sentence: Sentence, item: ItemWords, items: readonly ItemWords[]): boolean {
  const { text } = sentence;
  if (DEFERRED.test(text) || listed(text, items)) return false;
  if (item.signs.some((sign) => text.includes(sign))) return true;
  return item.headings.some((heading) => {
    const at = text.indexOf(heading);
    const after = at < 0 ? '' : text.slice(at + heading.length);
    return after.length >= LEAST_BODY && SETTLES.test(after);
  });
}

const listed = (text: string, items: readonly ItemWords[]): boolean =>
  items.filter((other) => other.headings.some((heading) => text.includes(heading))).length >= A_LIST;
