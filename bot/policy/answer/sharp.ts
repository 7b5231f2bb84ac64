import type { Intent } from './intent.ts';
import type { Tokenizer, Tokens } from './tokens.ts';

/** Kinds of question that only a stated figure, day or place answers: they decide, however common they are. */
export const SHARP: ReadonlySet<string> = new Set(
  '?money ?duration ?years ?date ?where ?most #岁 #天 #万 #亿 #% #分 #页 #字'.split(' '),
);
/** What is left of the score of an intent none of whose forms asks for the kind that the question asks for. */
const MISSED = 0.6;

/** By how much to lower an intent for a question that asks for a figure, day or place which its forms never ask for. */
export function createSharpness(
  intents: readonly Intent[],
  tokenize: Tokenizer,
): (question: Tokens) => (intent: number) => number {
  const asked = intents.map(
    ({ forms }) => new Set(forms.flatMap((form) => [...tokenize(form)].filter((token) => SHARP.has(token)))),
  );
  return (question) => {
    const sharp = [...question].filter((token) => SHARP.has(token));
    return (intent) => (sharp.some((token) => !asked[intent]!.has(token)) ? MISSED : 1);
  };
}
