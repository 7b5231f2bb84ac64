import { createInterface } from 'node:readline';
import { createEars } from '../conversation/ears.ts';
import { createTurn } from '../conversation/turn.ts';
import type { Message, Option, Turn } from '../conversation/types.ts';
import { readArguments } from './arguments.ts';
import { createChat } from './chat-line.ts';
import { answerLines } from './json-lines.ts';

const { pack, jsonl } = readArguments('Usage: npm run chat [-- --jsonl] [--pack DIR]');
const chat = createChat(pack, createTurn(pack, createEars(pack)), Date.now);

if (jsonl) await answerLines(process.stdin, process.stdout, chat.line);
else await talkInTerminal();

/** Typing the words of an option presses it, as a tap would. */
async function talkInTerminal(): Promise<void> {
  const user = 'terminal';
  let options: readonly Option[] = [];
  const say = (turn: Turn) => {
    options = turn.replies.flatMap((reply) => reply.options);
    for (const reply of turn.replies) {
      const buttons = reply.options.map(({ label }) => `［${label}］`).join(' ');
      const links = (reply.links ?? []).map(({ label, path }) => `→ ${label} ${path}\n`).join('');
      process.stdout.write(`\n${reply.text}\n${links}${buttons === '' ? '' : `${buttons}\n`}`);
    }
    process.stdout.write('\n> ');
  };
  say(chat.talk(user, { type: 'enter' }));
  for await (const line of createInterface({ input: process.stdin })) {
    const tapped = options.find(({ label }) => label === line.trim());
    const message: Message = tapped ? { type: 'press', option: tapped.id } : { type: 'text', text: line };
    say(chat.talk(user, message));
  }
}
