import { MAX_COUNT, valueFault } from '../../../bot/policy/facts.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { Fact } from '../../../bot/policy/schema.ts';
import type { FieldValue } from '../../contract/common.ts';
import { FIELD_REASONS } from '../../phrases/fields.ts';
import { readCreditCode } from '../organisations/credit-code.ts';
import type { MemberAttribute, Path } from './paths.ts';
import { readText, type Reading, type TextLimits } from './text-value.ts';

/** A value for a path: as it is to be kept, or why it is not taken. Pure, and blind to what else the application holds. */
export function readValue(pack: Pack, path: Path, value: FieldValue | null): Reading<FieldValue> {
  if (path.of === 'member') return readAttribute(pack, path.attribute, value);
  if (path.of === 'fact') {
    const fact = pack.facts.get(path.id);
    return fact ? readFact(fact, value) : { refused: FIELD_REASONS.unknownPath };
  }
  const field = pack.formFields.get(path.id);
  if (field === undefined) return { refused: FIELD_REASONS.unknownPath };
  return readText(value, { type: field.type, longest: field.max_length });
}

function readFact(fact: Fact, value: FieldValue | null): Reading<FieldValue> {
  if (value === null) return { value };
  if (fact.type === 'text') return readText(value, { type: 'line', longest: fact.max_length });
  if (valueFault(fact, value) !== null) return { refused: factReason(fact) };
  // Kept in the order of the options, so that equal sets are equal.
  if (fact.type !== 'set' || !Array.isArray(value)) return { value };
  return { value: fact.options.map(({ id }) => id).filter((id) => value.includes(id)) };
}

function factReason(fact: Fact): string {
  if (fact.type === 'count') return FIELD_REASONS.count(MAX_COUNT);
  return fact.type === 'yes_no' ? FIELD_REASONS.yesNo : FIELD_REASONS.option;
}

type TextAttribute = Exclude<MemberAttribute, 'code' | 'codeConfirmed' | 'kind' | 'removed'>;
const TEXTS: Record<TextAttribute, TextLimits> = {
  name: { type: 'line', longest: 80 },
  place: { type: 'line', longest: 60 },
  role: { type: 'text', longest: 500 },
  contactName: { type: 'line', longest: 40 },
  contactMobile: { type: 'mobile', longest: 20 },
};

function readAttribute(
  pack: Pack,
  attribute: MemberAttribute,
  value: FieldValue | null,
): Reading<FieldValue> {
  switch (attribute) {
    case 'codeConfirmed':
    case 'removed':
      return value === null || typeof value === 'boolean' ? { value } : { refused: FIELD_REASONS.notYesNo };
    case 'kind': {
      const known = value === null || pack.form.member_kinds.some(({ id }) => id === value);
      return known ? { value } : { refused: FIELD_REASONS.kind };
    }
    case 'code':
      return readCode(value);
    default:
      return readText(value, TEXTS[attribute]);
  }
}

/** A failing check digit is questioned, never refused: live exceptions exist. */
function readCode(value: FieldValue | null): Reading<string> {
  const read = readText(value, { type: 'line', longest: 40 });
  if ('refused' in read || read.value === null) return read;
  const code = readCreditCode(read.value);
  if (code.type !== 'bad') return { value: code.code };
  return {
    refused: FIELD_REASONS.code + (code.suggestion ? FIELD_REASONS.perhapsCode(code.suggestion) : ''),
  };
}
