import { shallowRef } from 'vue';

export interface Question {
  title: string;
  /** What will follow, and whether it can be undone. */
  text?: string;
  /** The words of the button that does it: a verb, not 确定. */
  yes: string;
  no?: string;
  danger?: boolean;
}

export const asked = shallowRef<(Question & { answer: (yes: boolean) => void }) | null>(null);

/** Asks before something that is hard to undo. A question that another takes the place of is answered with no. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = null;
        resolve(yes);
      },
    };
  });
}
