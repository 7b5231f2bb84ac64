import { isDeepStrictEqual } from 'node:util';
import { loadSnoozes, readOn, wantedOf } from './snoozing.ts';

const judged = loadSnoozes().map((example) => {
  const [read, wanted] = [readOn(example.text), wantedOf(example)];
  return { ...example, read, right: isDeepStrictEqual(read, wanted) };
});
const faults = judged.filter(({ right }) => !right);
const wrong = faults.filter(({ read }) => read !== null);
console.log(
  `\nwishes to be reminded later: ${judged.length}, wrong and recorded ${wrong.length}, not heard ${faults.length - wrong.length}`,
);
for (const { text, read } of faults) console.log(`  ${text} heard ${JSON.stringify(read)}`);
