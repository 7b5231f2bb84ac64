import { afterAll, expect, test } from 'vitest';
import { createTextReader } from '../../../server/papers/text/text-reader.ts';
import { precheck } from '../../../server/services/precheck/precheck.ts';
import { baoshan } from '../../support/packs.ts';
import { createRandom, runSeed, type Random } from '../../support/random.ts';
import { APPLICATION, TODAY } from '../corpus/application.ts';
import { pdfFile, wordFile } from './make-files.ts';

const reader = createTextReader();
afterAll(() => reader.close());
const ROUNDS = 500;

test(`${ROUNDS} spoilt files: no crash, no hang, and whatever is read can be checked`, async () => {
  const seed = runSeed();
  console.log(`seed ${seed}`);
  const random = createRandom(seed);
  const sound = {
    docx: await wordFile(['第六条 违约责任', '违约方应当赔偿。', '签署日期：2026年9月31日']),
    pdf: await pdfFile([['Breach of contract and its remedies', 'Signed on 2026-09-31'], []]),
  };
  let givenUp = 0;
  const seen: Record<string, number> = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    const kind = random.pick(['docx', 'pdf'] as const);
    const extraction = await reader.read(spoil(random, sound[kind]), kind);
    seen[extraction.type] = (seen[extraction.type] ?? 0) + 1;
    if (extraction.type === 'unreadable' && extraction.reason === 'too_much') givenUp += 1;
    if (extraction.type === 'text')
      precheck(baoshan, baoshan.papers.get('agreement')!, APPLICATION, extraction.text, TODAY);
  }
  expect(Object.values(seen).reduce((sum, count) => sum + count)).toBe(ROUNDS);
  expect(givenUp).toBeLessThanOrEqual(ROUNDS / 100);
  expect(seen['unreadable']).toBeGreaterThan(ROUNDS / 10);
});

/** Bytes changed, cut, doubled or moved; now and then nothing but noise. */
function spoil(random: Random, sound: Buffer): Buffer {
  if (random.next() < 0.1)
    return Buffer.from(Array.from({ length: random.below(3000) }, () => random.below(256)));
  let bytes = Buffer.from(sound);
  const changes = 1 + random.below(8);
  for (let change = 0; change < changes && bytes.length > 0; change += 1) {
    const [from, length] = [random.below(bytes.length), random.below(200)];
    switch (random.below(4)) {
      case 0:
        bytes[from] = random.below(256);
        break;
      case 1:
        bytes = bytes.subarray(0, from);
        break;
      case 2:
        bytes = Buffer.concat([
          bytes.subarray(0, from),
          bytes.subarray(from, from + length),
          bytes.subarray(from),
        ]);
        break;
      default:
        bytes.fill(random.below(256), from, Math.min(bytes.length, from + 4));
    }
  }
  return bytes;
}
