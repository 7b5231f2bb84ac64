import type { Topic } from './types.ts';

const LEAST = 3;
const MOST = 10;

/** The option of which a short answer is a slip of one character (新彩料, 生物医要), or null. */
export const slippedOption = (text: string, topic: Topic): string | null => {
  const said = text.replace(/[\s,。!.?~]|^(?:我们|我司)?(?:是|做|选|属于|搞)?|(?:吧|的|呢|啊)$/g, '');
  if (said.length < LEAST || said.length > MOST) return null;
  const meant = topic.options.filter(({ label, words }) =>
    [label, ...words].some((word) => isSlip(said, word)),
  );
  return meant.length === 1 ? meant[0]!.id : null;
};

const isSlip = (said: string, word: string): boolean => {
  if (said.length !== word.length || word.length < LEAST) return false;
  const other = [...said].filter((sign, at) => sign !== word[at]).length;
  return other === 1;
};
