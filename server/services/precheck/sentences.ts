import { squeezed } from './squeeze.ts';
import type { TextIndex } from './text-index.ts';

export interface Sentence {
  /** Squeezed. */
  text: string;
}

const END = /[。；！？;!?]/;

/** Lines of a page run on into each other until a sentence ends; paragraphs and cells end by themselves. */
export function sentencesOf(index: TextIndex): Sentence[] {
  const sentences: Sentence[] = [];
  let open = '';
  const close = () => {
    const text = squeezed(open);
    if (text !== '') sentences.push({ text });
    open = '';
  };
  for (const block of index.blocks) {
    if (block.contents) continue;
    if (block.heading || block.page === null) close();
    const parts = block.text.split(END);
    parts.forEach((part, at) => {
      open += part;
      if (at < parts.length - 1) close();
    });
    if (block.heading || block.page === null) close();
  }
  close();
  return sentences;
}
