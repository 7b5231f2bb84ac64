import type { Input } from '../../../api/endpoints.ts';
import type { OfficeCase } from '../../state/case-words.ts';

type Sent = NonNullable<Input<'office_cases.correct'>['body']['items']>[number];
/** Something to be mended that is no document. */
export interface Extra {
  subject: Sent['subject'];
  id: string | null;
  words: string;
}

export const SUBJECTS = [
  { id: 'fact', label: '一项答复' },
  { id: 'form', label: '表单里的一栏' },
  { id: 'members', label: '成员名单' },
  { id: 'other', label: '其他' },
] as const satisfies readonly { id: Extra['subject']; label: string }[];

/** What of this case a defect of this kind may be about. */
export function choicesOf(
  subject: Extra['subject'],
  { facts, form }: OfficeCase,
): { id: string; label: string }[] {
  if (subject === 'fact') return facts.flatMap((part) => part.facts.map(({ id, label }) => ({ id, label })));
  if (subject === 'form') {
    return form.flatMap((part) =>
      part.fields.map(({ id, label }) => ({ id, label: `${part.title}：${label}` })),
    );
  }
  return [];
}

export function subjectTitle({ subject, id }: Extra, officeCase: OfficeCase): string {
  const kind = SUBJECTS.find((one) => one.id === subject)!.label;
  return choicesOf(subject, officeCase).find((choice) => choice.id === id)?.label ?? kind;
}

export const toItem = ({ subject, id, words }: Extra): Sent => ({ subject, id, words, reasons: [] });
