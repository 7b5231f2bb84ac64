import { commandId } from '../../bot/conversation/option-id.ts';
import type { Pack } from '../../bot/policy/pack.ts';
import type { Random } from '../support/random.ts';
import { inner, selectedItems } from './callbacks.ts';

/** Seeded noise for everything that the server is sent. */
export function createNoise(random: Random, pack: Pack) {
  const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
  const character = () =>
    random.pick([
      () => String.fromCharCode(random.below(128)),
      () => String.fromCodePoint(0x4e00 + random.below(0x5000)),
      () => String.fromCodePoint(0x1f300 + random.below(500)),
      () =>
        random.pick(['|', '<', '>', '&', ']]>', '%', '\u0000', '\u2028', '\ud800', '"', '\\', '{', '\r\n']),
    ])();
  const text = (most: number) => times(random.below(most + 1), character).join('');
  const bytes = (most: number) => Buffer.from(times(random.below(most + 1), () => random.below(256)));

  function mutate(source: string): string {
    let mutated = source;
    for (let left = 1 + random.below(4); left > 0; left -= 1) {
      const at = random.below(mutated.length + 1);
      const end = at + random.below(random.below(3) === 0 ? mutated.length + 1 : 4);
      const instead = random.pick([
        '',
        text(6),
        mutated.slice(at, end).repeat(2),
        'A'.repeat(64),
        '<![CDATA[',
        '&#0;',
      ]);
      mutated = mutated.slice(0, at) + instead + mutated.slice(end);
    }
    return mutated;
  }

  const facts = [...pack.facts.keys(), '__proto__', 'constructor', 'toString', '', 'members', '不存在'];
  const values = [
    'yes',
    'no',
    'partly',
    'unsure',
    '5',
    '-1',
    '1e400',
    '9'.repeat(30),
    '0x10',
    'NaN',
    'hasOwnProperty',
    '',
  ];
  const value = () =>
    random.pick([
      () => random.pick(values),
      () => text(20),
      () => times(4, () => random.pick(values)).join(','),
    ])();
  /** Option ids: real ones, nearly real ones, and nonsense. */
  const optionId = (): string =>
    random.pick([
      () => `answer|${random.pick(facts)}|${value()}|${pack.manifest.version}`,
      () => `tick|${random.pick(facts)}|${value()}|${random.pick(['0', 'x', pack.manifest.version])}`,
      () => `done|${random.pick(facts)}|${pack.manifest.version}`,
      () =>
        `command|${random.pick(['start', 'restart', 'edit', 'back', 'undo', 'verdict', '__proto__', value()])}|${random.pick(facts)}`,
      () => commandId(random.pick(['skip', 'why', 'checklist', 'answers', 'progress', 'example'])),
      () => `submit|${random.pick(facts)}|${pack.manifest.version}`,
      () => text(40),
      () => '|'.repeat(random.below(2000)),
    ])();

  const userId = () =>
    random.pick([`Noise${random.below(500)}`, `Noise${random.below(500)}`, text(64), '__proto__', 'a:b|c']);
  const second = () => random.below(2 ** 31);

  /** A message as the platform writes it, around contents that it never saw. */
  function message(): string {
    const Event = random.pick([
      'click',
      'template_card_event',
      'template_card_menu_event',
      'enter_agent',
      text(8),
    ]);
    const chosen = () =>
      selectedItems(
        random.pick(facts),
        times(random.below(30), () => random.pick([optionId(), value(), '_', '-'])),
      );
    return random.pick([
      () => inner(userId(), second(), { MsgType: 'text', Content: text(400) }, `<MsgId>${second()}</MsgId>`),
      () => inner(userId(), second(), { MsgType: 'text', Content: sentence() }, `<MsgId>${second()}</MsgId>`),
      () =>
        inner(
          userId(),
          second(),
          { MsgType: 'event', Event, EventKey: optionId(), ResponseCode: text(20), TaskId: text(20) },
          chosen(),
        ),
      () =>
        inner(
          userId(),
          second(),
          { MsgType: 'event', Event, EventKey: `submit|${random.pick(facts)}|1` },
          chosen(),
        ),
      () =>
        inner(
          userId(),
          second(),
          { MsgType: 'voice', MediaId: 'm', Recognition: sentence() },
          `<MsgId>${text(30)}</MsgId>`,
        ),
      () =>
        inner(userId(), second(), {
          MsgType: text(10),
          [random.pick(['Content', 'Event', 'Kind'])]: text(30),
        }),
    ])();
  }

  const words = [
    '我们',
    '联合',
    '3家',
    '两所',
    '企业',
    '高校',
    '不是',
    '没签',
    '刚才说错了',
    '改成',
    '除了',
    '都有',
    '多少钱',
    '第2个',
    '撤销',
    '？',
    '，',
  ];
  const sentence = () =>
    times(1 + random.below(30), () => (random.below(20) === 0 ? text(8) : random.pick(words))).join('');

  function xml(depth = 0): string {
    const name = random.pick([
      'xml',
      'FromUserName',
      'MsgType',
      'Event',
      'EventKey',
      'SelectedItems',
      'OptionId',
      'MsgId',
      'a-b.c',
      '1x',
      '宝',
    ]);
    const content = times(depth > 6 ? 0 : random.below(5), () =>
      random.pick([
        () => xml(depth + 1),
        () => `<![CDATA[${text(20)}]]>`,
        () => text(12),
        () => random.pick(['event', '&nope;', '<!-- -->', '<!DOCTYPE x>']),
      ])(),
    ).join('');
    return random.below(12) === 0 ? `<${name}${content}/>` : `<${name}>${content}</${name}>`;
  }

  const path = () =>
    random.pick([
      () => `/${encodeURIComponent(Buffer.from(text(30)).toString())}`,
      () =>
        random.pick([
          '/wecom/callback',
          '/wecom/callback/',
          '/WECOM/callback',
          '//wecom//callback',
          '/../..',
          '/%',
          '/%zz',
          '/%00',
          '/healthz',
          '/readyz',
          '/metrics',
          '/metrics?x',
          '/api/',
          '/?',
          '/.env',
          '/__proto__',
        ]),
      () => `/${'a'.repeat(random.below(20_000))}`,
      () => `/wecom/callback?${new URLSearchParams({ [text(5)]: text(50), echostr: text(50) }).toString()}`,
    ])();

  return { text, bytes, mutate, message, xml, path };
}
