import type { Answer } from '../../api/endpoints.ts';
import type { Programme } from '../../state/programme.ts';

type Results = Answer<'applications.read'>['evaluation']['rules'];
type Status = Results[number]['status'];
export type JudgedRule = Programme['rules'][number] & { status: Status };

/** What needs doing comes first. */
export const SECTIONS: readonly { status: Status; title: string }[] = [
  { status: 'unmet', title: '没有达到的' },
  { status: 'open', title: '还需要确认的' },
  { status: 'met', title: '已经达到的' },
  { status: 'not_applicable', title: '不涉及的' },
];

export const judgedRules = (programme: Programme, results: Results): JudgedRule[] =>
  results.flatMap(({ rule: id, status }) => {
    const rule = programme.rules.find((known) => known.id === id);
    return rule ? [{ ...rule, status }] : [];
  });
