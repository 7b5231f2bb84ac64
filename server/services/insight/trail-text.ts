import type { Pack } from '../../../bot/policy/pack.ts';
import { eventText } from '../../phrases/events.ts';
import { TRAIL } from '../../phrases/trail.ts';
import { readPath } from '../applications/paths.ts';
import { factWords, type Value } from '../cases/view/words.ts';
import type { TrailRow } from './ports.ts';

export interface Told {
  /** Of the case; null where its pack is not there any more, or there is no case. */
  pack: Pack | null;
  titleOf: (document: string) => string;
  /** For telephone numbers and addresses. */
  mask: (value: string) => string;
  /** For names of people. */
  maskName: (name: string) => string;
}

const PERSONAL = new Set(['contactName', 'contactMobile']);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What is on record, in a sentence. */
export function trailText({ source, what, data, who }: TrailRow, told: Told): string {
  switch (source) {
    case 'event':
      return eventText(what, { who: told.maskName(who?.name ?? ''), data, titleOf: told.titleOf });
    case 'change':
      return changeText(what, data, told);
    case 'check':
      return TRAIL.checked(verdictLabel(what, told.pack));
    case 'notice':
      return TRAIL.noticed(
        text(data['title']),
        text(data['text']),
        text(data['state']),
        data['readAt'] !== null,
      );
    case 'attempt':
      return TRAIL.attempted(text(data['title']), what, text(data['reason']));
  }
}

const verdictLabel = (verdict: string, pack: Pack | null): string =>
  (pack?.wording.verdicts as Readonly<Record<string, { title: string }>> | undefined)?.[verdict]?.title ??
  verdict;

function changeText(path: string, data: TrailRow['data'], told: Told): string {
  const { label, value } = fieldOf(path, data['value'] as Value | null, told);
  return TRAIL.understood(label, value, text(data['channel']));
}

function fieldOf(
  name: string,
  value: Value | null,
  { pack, mask }: Told,
): { label: string; value: string | null } {
  const path = readPath(name);
  const plain = value === null ? null : Array.isArray(value) ? value.join('、') : String(value);
  if (path?.of === 'member') {
    const hidden = PERSONAL.has(path.attribute) && plain !== null;
    return { label: TRAIL.member, value: hidden ? mask(plain) : plain };
  }
  if (path?.of === 'fact') {
    const fact = pack?.facts.get(path.id);
    if (fact === undefined) return { label: TRAIL.unknownField, value: plain };
    return { label: fact.label, value: value === null ? null : factWords(fact, value) };
  }
  const field = path === null ? undefined : pack?.formFields.get(path.id);
  // A field that the pack does not know any more may have held anything.
  const personal = field === undefined || field.personal;
  return {
    label: field?.label ?? TRAIL.unknownField,
    value: personal && plain !== null ? mask(plain) : plain,
  };
}
