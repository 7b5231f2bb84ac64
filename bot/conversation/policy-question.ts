import type { Answer } from '../policy/answer/answerer.ts';
import type { Pack } from '../policy/pack.ts';
import { quote } from './clause-text.ts';
import { commandId, topicId } from './option-id.ts';
import type { Said, TurnContext } from './outcome.ts';
import { LABELS, PHRASES } from './phrases.ts';

const HUMAN = { id: commandId('human'), label: LABELS.human };

/** The clauses to the letter after one to three sentences; what they do not say is said not to stand there. */
export const answerQuestion = ({ pack, ears }: TurnContext, question: string): Said =>
  said(pack, ears.answer(question));

/** The answer that a person picked when asked back; null for one that the pack does not have. */
export function answerTopic(pack: Pack, id: string): Said | null {
  const stated = pack.answers.stated.find((answer) => answer.id === id);
  if (stated) return said(pack, { ...stated, kind: 'stated' });
  const unstated = pack.answers.unstated.find((answer) => answer.id === id);
  return unstated ? said(pack, { ...unstated, kind: 'unstated', nearest: unstated.nearest ?? null }) : null;
}

function said(pack: Pack, answer: Answer): Said {
  switch (answer.kind) {
    case 'stated': {
      const quotes = answer.clauses.map((id) => quote(pack, id));
      return { text: [answer.lead, ...quotes].join('\n\n'), clauses: answer.clauses };
    }
    case 'unstated': {
      const nearest = answer.nearest === null ? [] : [quote(pack, answer.nearest)];
      const lead = answer.lead === null ? [pack.wording.not_stated] : [answer.lead, ...nearest];
      const office = answer.lead === null ? [] : [PHRASES.askThe(pack.manifest.office)];
      return { text: [...lead, ...office].join('\n\n'), clauses: [], options: [HUMAN] };
    }
    case 'unrelated':
      return { text: pack.wording.unrelated, clauses: [], options: [HUMAN] };
    case 'uncertain': {
      const topics = answer.candidates.map(({ id, ask }) => ({ id: topicId(id), label: ask }));
      const text = topics.length > 0 ? PHRASES.perhapsAsked : PHRASES.askOtherwise;
      return { text, clauses: [], options: [...topics, HUMAN] };
    }
  }
}
