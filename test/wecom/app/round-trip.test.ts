import { describe, expect, it } from 'vitest';
import type { Message, Reply } from '../../../bot/conversation/types.ts';
import { renderReplies } from '../../../bot/wecom/app/render.ts';
import { createRandom } from '../random.ts';
import { receive } from '../callbacks.ts';
import { messageRules, type SentMessage } from './message-rules.ts';
import { CONTEXT, options, question, randomReply, VERSION } from './replies.ts';

const SEED = 20250805;

function sendCards(reply: Reply) {
  return renderReplies([reply], CONTEXT)
    .map((outgoing): SentMessage => messageRules.parse(outgoing).body)
    .flatMap((body) => (body.msgtype === 'template_card' ? [body.template_card] : []));
}

type Card = ReturnType<typeof sendCards>[number];

/** What the platform calls back when a person taps a button, or chooses entries and hands them in. */
function tap(
  card: Card,
  key: string,
  chosen?: { question: string; ids: readonly string[] },
): Message | undefined {
  return receive({
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: key,
    TaskId: card.task_id,
    CardType: card.card_type,
    ResponseCode: 'code',
    SelectedItems: chosen && {
      SelectedItem: { QuestionKey: chosen.question, OptionIds: { OptionId: chosen.ids } },
    },
  })?.message;
}

/** Every way of answering the card with one entry, with what the bot hears of it. */
function tapEach(card: Card): { id: string; heard: Message | undefined }[] {
  if (card.card_type === 'button_interaction') {
    return card.button_list.flatMap((button) =>
      button.type === 0 ? [{ id: button.key, heard: tap(card, button.key) }] : [],
    );
  }
  const list = card.card_type === 'vote_interaction' ? card.checkbox : card.select_list[0]!;
  return list.option_list.map(({ id }) => ({
    id,
    heard: tap(card, card.submit_button.key, { question: list.question_key, ids: [id] }),
  }));
}

describe(`every entry of every card, tapped, seed ${SEED}`, () => {
  it('is heard as the option that it showed, or as that item of the set', () => {
    const random = createRandom(SEED);
    let heardOf = 0;
    for (let round = 0; round < 600; round += 1) {
      const reply = randomReply(random);
      for (const card of sendCards(reply)) {
        const taps = tapEach(card);
        for (const { id, heard } of taps) {
          heardOf += 1;
          if (id === '_') expect(heard).toEqual({ type: 'ask', fact: reply.question?.fact });
          else expect(heard).toEqual({ type: 'press', option: id });
        }
        const ids = taps.map(({ id }) => id);
        for (const answer of reply.question?.answers ?? []) expect(ids).toContain(answer.id);
      }
    }
    expect(heardOf).toBeGreaterThan(1000);
  });

  it('of a set is heard as items, any number of them together', () => {
    const answers = ['decision', 'ip', 'funding', '-', 'unsure'].map((id) => ({ id, label: id }));
    const [card] = sendCards(
      question({ fact: 'mechanisms', select: 'many', answers }, options('command', '跳过')),
    );
    if (card?.card_type !== 'vote_interaction') throw new Error('not a vote');
    expect(card.checkbox.option_list.map(({ id }) => id)).toEqual(answers.map(({ id }) => id));
    for (const ids of [['ip'], ['-'], ['unsure'], ['decision', 'funding'], ['decision', '-']]) {
      expect(tap(card, card.submit_button.key, { question: 'mechanisms', ids })).toEqual({
        type: 'submit',
        fact: 'mechanisms',
        values: ids,
        packVersion: VERSION,
      });
    }
  });
});
