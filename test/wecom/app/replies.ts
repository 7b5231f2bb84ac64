import type { Option, QuestionCard, Reply } from '../../../bot/conversation/types.ts';
import type { RenderContext } from '../../../bot/wecom/app/render.ts';
import type { Random } from '../random.ts';

export const VERSION = '1';

/** Some turn, to somebody who sees cards. */
export const CONTEXT: RenderContext = {
  userId: 'zhangsan',
  agentId: 1000002,
  taskIdBase: 'turn',
  turn: 7,
  cards: true,
  publicUrl: null,
};

export function options(prefix: string, ...labels: string[]): Option[] {
  return labels.map((label, index) => ({ id: `${prefix}|${index}|${VERSION}`, label }));
}

export const HELPERS: readonly Option[] = [
  { id: 'command|why', label: '为什么问' },
  { id: 'command|skip', label: '跳过' },
  { id: 'command|back', label: '上一题' },
];

/** A question as the conversation makes one: `text` holds all of it. */
export function question(card: Partial<QuestionCard> = {}, helpers: readonly Option[] = HELPERS): Reply {
  const whole: QuestionCard = {
    fact: 'agreement.signed',
    packVersion: VERSION,
    lead: '记下了：3 家企业。',
    title: '组建协议已由全体成员签署了吗？',
    detail: '运行机制 · 最多还有 6 题',
    select: 'buttons',
    answers: options('answer|agreement.signed', '是', '否', '部分／在办', '不确定'),
    ...card,
  };
  const labels = whole.answers.map((answer, index) => `${index + 1}. ${answer.label}`);
  const offered =
    whole.select === 'many'
      ? options(`tick|${whole.fact}`, ...whole.answers.map(({ label }) => label))
      : whole.answers;
  return {
    text: [whole.lead, `【${whole.title}】`, whole.detail, ...labels].join('\n'),
    options: [...offered, ...helpers],
    clauses: ['3.3'],
    question: whole,
  };
}

/** Anything that the types allow, well beyond what a pack would say. */
export function randomReply(random: Random): Reply {
  const prose = (most: number) => random.text(random.below(random.below(10) === 0 ? most * 10 : most));
  const choices = (count: number, prefix: string): Option[] =>
    Array.from({ length: count }, (_, index) => ({
      id: `${prefix}|${index}|${'v'.repeat(random.below(40) === 0 ? 200 : 1 + random.below(8))}`,
      label: `${index}${random.text(1 + random.below(random.below(4) === 0 ? 30 : 6)).trim()}`,
    }));
  if (random.below(3) === 0) {
    const options = choices(random.below(12), 'command');
    const links = Array.from({ length: random.below(8) }, (_, index) => ({
      label: `页${index}${'长'.repeat(random.below(5) === 0 ? 12 : 3)}`,
      path: `/go/papers/${'p'.repeat(1 + random.below(20))}`,
    }));
    const entries = links.filter(() => random.below(2) === 0).map(({ label }) => `\n· ${label}`);
    return { text: `文${prose(900)}${entries.join('')}`, options, clauses: [], links };
  }
  const select = random.pick(['buttons', 'one', 'many'] as const);
  return question(
    {
      fact: `f${'x'.repeat(random.below(40) === 0 ? 1100 : random.below(30))}`,
      lead: prose(120),
      title: `问${prose(36)}`,
      detail: prose(120),
      select,
      answers: choices(random.below(random.below(5) === 0 ? 26 : 9), select === 'many' ? 'item' : 'answer|f'),
    },
    choices(random.below(6), 'command|help'),
  );
}
