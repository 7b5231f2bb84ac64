import {
  INDEPENDENT_FILES,
  UTTERANCE_FILES,
  judge,
  loadUtterances,
  microseconds,
  slowestPaste,
  type Judged,
} from './measuring.ts';

const ROUNDS = 20;

const line = ({ utterance, heard }: Judged): string => {
  const statements = heard.statements.map(({ topic, value }) => `${topic}=${JSON.stringify(value)}`);
  const doubts = heard.doubts.map(({ topic, candidates }) => `${topic}?${JSON.stringify(candidates)}`);
  const wanted = JSON.stringify({
    ...utterance.facts,
    ...(utterance.label.intent && { intent: utterance.label.intent }),
  });
  const rest = heard.command ? JSON.stringify(heard.command) : (heard.smalltalk ?? '');
  return `  ${utterance.text} [${utterance.asking ?? '-'}] wanted ${wanted}; heard ${heard.intent} ${[...statements, ...doubts, rest].join(' ')}`;
};

const report = (title: string, all: readonly Judged[], found: readonly Judged[]): void => {
  console.log(
    `${title}: ${found.length} of ${all.length} (${((100 * found.length) / all.length).toFixed(1)}%)`,
  );
  found.forEach((one) => console.log(line(one)));
};

const files = process.argv.length > 2 ? process.argv.slice(2) : [...UTTERANCE_FILES, ...INDEPENDENT_FILES];
for (const file of files) {
  const utterances = loadUtterances(file);
  const judged = judge(utterances);
  console.log(`\n${file}: ${judged.length} utterances`);
  report(
    'wrong and recorded',
    judged,
    judged.filter(({ wrong }) => wrong),
  );
  report(
    'asked back needlessly',
    judged,
    judged.filter(({ needless }) => needless),
  );
  report(
    'intent errors',
    judged,
    judged.filter(({ misjudged }) => misjudged),
  );
  console.log(`${microseconds(utterances, ROUNDS).toFixed(1)} microseconds a message`);
}

const { piece, milliseconds } = slowestPaste(ROUNDS);
console.log(`\nslowest paste of 3,000 characters (${JSON.stringify(piece)}): ${milliseconds.toFixed(1)} ms`);
