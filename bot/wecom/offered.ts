import type { Option, Reply } from '../conversation/types.ts';

/** The options of a question that are no answers to it: 不确定, 为什么问这个, 上一题. The ticks of a set repeat its items' labels. */
export function helpersOf({ options, question }: Reply): readonly Option[] {
  if (!question) return options;
  const { answers, select } = question;
  return options.filter(
    (option) =>
      !answers.some(
        (answer) => answer.id === option.id || (select === 'many' && option.label.includes(answer.label)),
      ),
  );
}

/** `也可直接回复：不确定 / 上一题`; empty where nothing is offered. */
export function sayable(options: readonly Option[]): string {
  const labels = new Set(options.map((option) => option.label));
  return labels.size === 0 ? '' : `也可直接回复：${[...labels].join(' / ')}`;
}
