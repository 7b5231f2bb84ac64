import { describe, expect, it } from 'vitest';
import { answerId, commandId } from '../../../bot/conversation/option-id.ts';
import { questionReply } from '../../../bot/conversation/question-reply.ts';
import { freshState } from '../../../bot/conversation/state.ts';
import { createLabelOf } from '../../../bot/wecom/app/option-label.ts';
import { createAppRenderer } from '../../../bot/wecom/app/render.ts';
import { NOW } from '../callbacks.ts';
import { baoshan } from '../../support/packs.ts';
import { messageRules, readable } from './message-rules.ts';

const render = createAppRenderer({ agentId: 1000002, cards: true, publicUrl: () => null });
const asked = [...baoshan.facts.keys()].map((fact) => {
  const state = { ...freshState(baoshan, NOW), checking: true, answered: ['lead.kind'] };
  return {
    fact,
    reply: questionReply(baoshan, state, fact, 24, '记下了：牵头单位类型：科技领军企业。', true),
  };
});

describe('the questions of the pack', () => {
  it.each(asked)('$fact is one card with everything on it', ({ reply }) => {
    const messages = render([reply], 'wecom:ww1:zhangsan', '1', 1).map(
      (sent) => messageRules.parse(sent).body,
    );
    expect(messages.map(({ msgtype }) => msgtype)).toEqual(['template_card']);
    const shown = readable(messages[0]!).replace(/\s/g, '');
    const { lead, title, detail, answers } = reply.question!;
    for (const part of [lead, title, detail, ...answers.map(({ label }) => label)]) {
      expect(shown).toContain(part.replace(/\s/g, ''));
    }
  });

  it('are said by their labels when an answer is tapped', () => {
    const labelOf = createLabelOf(baoshan);
    expect(labelOf(answerId('agreement.signed', 'partly', '1'))).toBe('部分／在办');
    expect(labelOf(answerId('members.enterprises', 3, '1'))).toBe('3 家');
    expect(labelOf(answerId('field', 'it', '1'))).toBe('新一代信息技术');
    expect(labelOf(commandId('why'))).toBe('为什么问');
    for (const unknown of ['', 'x', 'command|after_filing', 'command|nope', 'done|mechanisms|1']) {
      expect(labelOf(unknown)).toBeUndefined();
    }
    for (const unknown of [answerId('nope', 'yes', '1'), answerId('field', 'nope', '1')]) {
      expect(labelOf(unknown)).toBeUndefined();
    }
  });
});
