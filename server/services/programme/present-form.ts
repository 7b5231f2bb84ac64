import { COUNTS_AS_NONE, type FormField } from '../../../bot/policy/form-schema.ts';
import type { Pack } from '../../../bot/policy/pack.ts';
import type { Programme } from '../../contract/programme.ts';

/** The application's form as the pages need it. */
export const presentForm = ({ form }: Pack): Programme['form'] => ({
  sections: form.sections.map(({ id, title, fields }) => ({ id, title, fields: fields.map(presentField) })),
  memberKinds: form.member_kinds.map(({ id, label, counts_as: fact }) => ({
    ...{ id, label },
    countsAs: fact === COUNTS_AS_NONE ? null : fact,
  })),
});

function presentField(field: FormField): Programme['form']['sections'][number]['fields'][number] {
  const { id, label, type, hint, required, personal, clauses } = field;
  return {
    ...{ id, label, type, required, personal, clauses },
    ...(hint === undefined ? {} : { hint }),
    maxLength: field.max_length,
  };
}
