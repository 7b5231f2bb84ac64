import type { Hearing } from '../reading.ts';
import type { Topic } from '../types.ts';

const POINTS = /([\u3400-\u9fff]{2,10}?)(?:那|这)一?(?:题|道题|个问题|项|条|栏|格)/;
const LEADING = /^(?:把|将|刚才|刚刚|前面|上面|之前|我|的|那个|关于|麻烦|请|改|一下)+/;

/** What 研发那题, 宝山那个问题 point at, and where the words about it begin; null where they point at nothing, or at several. */
export const pointedTopic = ({ text, lexicon, known }: Hearing): { topic: Topic; from: number } | null => {
  const hit = POINTS.exec(text);
  const said = hit?.[1]!.replace(LEADING, '') ?? '';
  if (!hit || said.length < 2) return null;
  const meant = [...lexicon.topics.values()].filter(
    ({ label, names, yes }) =>
      [label, ...names].some((name) => name.includes(said) || said.endsWith(name)) ||
      yes.some((phrase) => phrase.endsWith(said)),
  );
  const told = meant.filter(({ id }) => known[id] !== undefined);
  const first = meant.filter(({ label, names }) => [label, ...names].some((name) => name.startsWith(said)));
  const topic = [told, meant, first].find((some) => some.length === 1)?.[0];
  return topic ? { topic, from: hit.index + hit[0].length } : null;
};
