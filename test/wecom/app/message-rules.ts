import { z } from 'zod';

/**
 * The platform's own rules for message/send, written from its documentation and apart from the code that is judged: sizes and
 * bytes that it enforces, and the character counts that it recommends.
 */
const bytes = (most: number) =>
  z.string().refine((text) => new TextEncoder().encode(text).length <= most, `over ${most} bytes`);
const characters = (most: number) =>
  z
    .string()
    .min(1)
    .refine((text) => [...text].length <= most, `over ${most} characters`)
    .refine(
      (text) => !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text),
      'half a character',
    );
/** No two entries share an id, no two buttons a key. */
const unique = (entries: readonly { id?: string; key?: string }[]) =>
  new Set(entries.map((entry) => entry.id ?? entry.key)).size === entries.length;

const key = bytes(1024).min(1);
const taskId = bytes(128).regex(/^[0-9A-Za-z_\-@]+$/);
const submitButton = z.strictObject({ text: characters(10), key });
const option = (text: number) => ({ id: bytes(128).min(1), text: characters(text) });

const button = { text: characters(10), style: z.number().int().min(1).max(4) };
const buttonCard = z.strictObject({
  card_type: z.literal('button_interaction'),
  task_id: taskId,
  main_title: z.strictObject({ title: characters(36), desc: characters(44).optional() }),
  sub_title_text: characters(160).optional(),
  button_list: z
    .array(
      z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal(0), ...button, key }),
        z.strictObject({ type: z.literal(1), ...button, url: z.url({ protocol: /^https?$/ }) }),
      ]),
    )
    .min(1)
    .max(6)
    .refine((list) => unique(list.filter((entry) => entry.type === 0))),
  action_menu: z
    .strictObject({
      desc: z.string().min(1),
      action_list: z
        .array(z.strictObject({ text: characters(10), key }))
        .min(1)
        .max(3)
        .refine(unique),
    })
    .optional(),
});

const voteCard = z.strictObject({
  card_type: z.literal('vote_interaction'),
  task_id: taskId,
  main_title: z.strictObject({ title: characters(16), desc: characters(160).optional() }),
  checkbox: z.strictObject({
    question_key: key,
    mode: z.union([z.literal(0), z.literal(1)]),
    option_list: z
      .array(z.strictObject({ ...option(17), is_checked: z.boolean() }))
      .min(1)
      .max(20)
      .refine(unique),
  }),
  submit_button: submitButton,
});

const listCard = z.strictObject({
  card_type: z.literal('multiple_interaction'),
  task_id: taskId,
  main_title: z.strictObject({ title: characters(36), desc: characters(160).optional() }),
  select_list: z
    .array(
      z.strictObject({
        question_key: key,
        title: characters(13).optional(),
        selected_id: bytes(128),
        option_list: z
          .array(z.strictObject(option(16)))
          .min(1)
          .max(10)
          .refine(unique),
      }),
    )
    .min(1)
    .max(3),
  submit_button: submitButton,
});

const common = {
  touser: z.string().regex(/^[^|]{1,64}$/),
  agentid: z.number().int(),
  enable_duplicate_check: z.literal(1),
  duplicate_check_interval: z.number().int().min(1).max(14_400),
};

export const messageRules = z.strictObject({
  path: z.literal('/cgi-bin/message/send'),
  body: z.discriminatedUnion('msgtype', [
    z.strictObject({
      ...common,
      msgtype: z.literal('text'),
      text: z.strictObject({ content: bytes(2048).refine((text) => text.trim() !== '', 'blank') }),
    }),
    z.strictObject({
      ...common,
      msgtype: z.literal('template_card'),
      template_card: z.discriminatedUnion('card_type', [buttonCard, voteCard, listCard]),
    }),
  ]),
});

export type SentMessage = z.infer<typeof messageRules>['body'];

/** Everything that a person can read of a message. */
export function readable(message: SentMessage): string {
  if (message.msgtype === 'text') return message.text.content;
  const { template_card: card } = message;
  const { title, desc = '' } = card.main_title;
  const entries =
    card.card_type === 'button_interaction'
      ? [card.sub_title_text ?? '', ...card.button_list.map((button) => button.text)]
      : card.card_type === 'vote_interaction'
        ? card.checkbox.option_list.map((entry) => entry.text)
        : card.select_list.flatMap((list) => list.option_list.map((entry) => entry.text));
  return [title, desc, ...entries].join('\n');
}
