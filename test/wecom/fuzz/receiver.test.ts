import { describe, expect, it } from 'vitest';
import { CallbackError } from '../../../bot/wecom/callback-error.ts';
import type { CallbackQuery } from '../../../bot/wecom/app/verify.ts';
import { buildXml } from '../../../bot/wecom/build-xml.ts';
import {
  AGENT,
  button,
  callback,
  CORP,
  crypto,
  envelope,
  inner,
  receiver,
  SECONDS,
  tickCard,
  ticked,
} from '../callbacks.ts';
import { createRandom, type Random } from '../random.ts';

const SEED = Number(process.env['FUZZ_SEED'] ?? 20250806);
const CASES = 6_000;

const KNOWN = new Set([
  'bad_query',
  'bad_xml',
  'bad_cipher',
  'bad_signature',
  'stale',
  'wrong_receiver',
  'too_large',
]);
const INNERS = [
  inner({ MsgType: 'text', Content: '我们有3家企业]]>和两所高校', MsgId: '4561255354251345929' }),
  inner({ MsgType: 'voice', MediaId: 'm', Format: 'amr', Recognition: '三家' }),
  inner({ MsgType: 'event', Event: 'enter_agent', EventKey: '' }),
  inner(button),
  inner({ ...tickCard, SelectedItems: ticked('decision', 'ip') }),
];

/** The outcome in a word. Anything thrown but a coded error fails the test, with what provoked it. */
function outcomeOf(work: () => unknown, provocation: unknown): string {
  try {
    return work() === null ? 'nothing' : 'heard';
  } catch (error) {
    if (
      error instanceof CallbackError &&
      KNOWN.has(error.code) &&
      error.status >= 400 &&
      error.status < 500
    ) {
      return error.code;
    }
    throw new Error(`seed ${SEED}: ${JSON.stringify(provocation)} led to ${String(error)}`, { cause: error });
  }
}

function tally(cases: number, random: Random, attempt: (random: Random) => string): Map<string, number> {
  const outcomes = new Map<string, number>();
  for (let at = 0; at < cases; at += 1) {
    const outcome = attempt(random);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  return outcomes;
}

/** Cuts, doubles, swaps, replaces and inserts, a few times over. */
function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let times = 1 + random.below(4); times > 0; times -= 1) {
    const at = random.below(mutated.length + 1);
    const end = at + random.below(random.below(3) === 0 ? mutated.length + 1 : 4);
    const inserted = random.pick([
      '',
      random.text(random.below(6)),
      mutated.slice(at, end).repeat(2),
      '<',
      '>',
      '&',
      ']]>',
      '<![CDATA[',
      '</xml>',
      '\u0000',
      '\ud800',
      '<!DOCTYPE x>',
      '&#0;',
      '='.repeat(3),
      'A'.repeat(64),
    ]);
    mutated = mutated.slice(0, at) + inserted + mutated.slice(end);
  }
  return mutated;
}

function randomQuery(query: Readonly<Record<string, string>>, random: Random): CallbackQuery {
  const spoilt: Record<string, string | string[] | undefined> = { ...query };
  const name = random.pick([...Object.keys(query), '__proto__', 'toString', 'nonce']);
  const value = Object.hasOwn(query, name) ? query[name]! : '';
  spoilt[name] = random.pick([
    undefined,
    '',
    [value, value],
    [],
    mutate(value, random),
    random.text(random.below(200)),
    '-1',
    '1e400',
    'NaN',
  ]);
  return spoilt;
}

function randomXml(random: Random, depth = 0): string {
  const name = random.pick([
    'xml',
    'ToUserName',
    'FromUserName',
    'MsgType',
    'Event',
    'EventKey',
    'SelectedItems',
    'SelectedItem',
    'OptionIds',
    'OptionId',
    'QuestionKey',
    'MsgId',
    'AgentID',
    'Content',
    'constructor',
    '__proto__',
    'a-b.c',
    '1x',
    '宝',
  ]);
  const count = depth > 6 ? 0 : random.below(5);
  const content = Array.from({ length: count }, () =>
    random.pick([
      () => randomXml(random, depth + 1),
      () => `<![CDATA[${random.text(random.below(20))}]]>`,
      () => random.text(random.below(12)),
      () =>
        random.pick([
          'event',
          'text',
          'template_card_event',
          'submit|f|1',
          '&lt;',
          '&#x10ffff;',
          '&nope;',
          '<!-- -->',
          String(AGENT),
          CORP,
        ]),
    ])(),
  ).join('');
  return random.below(12) === 0 ? `<${name}${content}/>` : `<${name}>${content}</${name}>`;
}

describe(`the receiver under noise, seed ${SEED}`, () => {
  it('answers mutated callbacks with a coded error, or as if they were whole', () => {
    const outcomes = tally(CASES, createRandom(SEED), (random) => {
      const { query, body } = callback(random.pick(INNERS));
      const spoilt = random.below(2) === 0;
      const given = [
        spoilt ? randomQuery(query, random) : query,
        spoilt ? body : mutate(body, random),
      ] as const;
      return outcomeOf(() => receiver.receive(...given), given);
    });
    for (const code of ['bad_query', 'bad_signature', 'bad_xml', 'heard'])
      expect([...outcomes.keys()]).toContain(code);
  });

  it('answers random bytes, as body and as ciphertext rightly signed', () => {
    const outcomes = tally(CASES, createRandom(SEED + 1), (random) => {
      const { query, body } = callback(INNERS[0]!);
      const noise = random.bytes(random.below(300));
      const encrypted = random.pick([
        noise.toString('base64'),
        noise.toString('latin1'),
        random.bytes(32 * random.below(6)).toString('base64'),
      ]);
      const signed = { ...query, msg_signature: crypto.sign(query.timestamp, query.nonce, encrypted.trim()) };
      const [sentQuery, sentBody] = random.pick<readonly [CallbackQuery, string]>([
        [query, noise.toString('utf8')],
        [query, noise.toString('latin1') + body],
        [signed, envelope(encrypted)],
      ]);
      return outcomeOf(() => receiver.receive(sentQuery, sentBody), [sentQuery, sentBody]);
    });
    for (const code of ['bad_cipher', 'bad_signature', 'bad_xml'])
      expect([...outcomes.keys()]).toContain(code);
  });

  it('answers any XML that is rightly enciphered and signed', () => {
    const outcomes = tally(CASES, createRandom(SEED + 2), (random) => {
      const message = random.pick([
        () => randomXml(random),
        () => mutate(random.pick(INNERS), random),
        () =>
          buildXml(
            'xml',
            Object.fromEntries(
              Array.from({ length: 8 }, () => [
                random.pick([
                  'MsgType',
                  'Event',
                  'EventKey',
                  'FromUserName',
                  'MsgId',
                  'CreateTime',
                  'ResponseCode',
                  'TaskId',
                ]),
                random.pick([
                  'event',
                  'text',
                  'click',
                  'template_card_event',
                  '',
                  '0',
                  random.text(random.below(30)),
                ]),
              ]),
            ),
          ),
      ])();
      const { query, body } = callback(message);
      return outcomeOf(() => receiver.receive(query, body), message);
    });
    for (const code of ['bad_xml', 'wrong_receiver', 'heard', 'nothing'])
      expect([...outcomes.keys()]).toContain(code);
  });

  it('answers any query of an address verification', () => {
    const outcomes = tally(CASES, createRandom(SEED + 3), (random) => {
      const echostr = random.pick([
        crypto.encrypt(random.text(random.below(30)), random.bytes(16)),
        random.text(40),
      ]);
      const timestamp = random.pick([String(SECONDS), String(random.below(2 ** 31)), random.text(8)]);
      const nonce = random.text(1 + random.below(8));
      const query = { msg_signature: crypto.sign(timestamp, nonce, echostr), timestamp, nonce, echostr };
      const given = random.below(2) === 0 ? query : randomQuery(query, random);
      return outcomeOf(() => receiver.verifyUrl(given), given);
    });
    for (const code of ['bad_query', 'bad_signature', 'stale', 'bad_cipher', 'heard']) {
      expect([...outcomes.keys()]).toContain(code);
    }
  });
});
