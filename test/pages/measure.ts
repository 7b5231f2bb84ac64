import type { CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../setup/chromium.ts';
import { FIXTURES } from './fixtures.ts';
import { PHONE } from './phones.ts';
import { reply } from './reply.ts';
import { startPages } from './start-pages.ts';

/** `npm run measure:pages [-- ADDRESS]`: the weight of the start page's first load, and how soon a slow phone can use it. */
const JS_BUDGET_KB = 120;
const USABLE_BUDGET_MS = 3_000;
/** Chromium's own "slow 4G", and a phone with a quarter of this machine's speed. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 204_800, uploadThroughput: 96_000 };
const SLOWDOWN = 4;
const RUNS = 5;

const server = process.argv[2] ? { url: process.argv[2], stop: async () => {} } : await startPages();
const browser = await launchChromium();
const times: number[] = [];
let weight = { js: 0, all: 0 };
for (let run = 0; run < RUNS; run++) {
  const measured = await firstLoad();
  times.push(measured.ms);
  weight = measured;
}
await browser.close();
await server.stop();

const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;
const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
console.log(
  `JavaScript of the start page's first load: ${kB(weight.js)} compressed (at most ${JS_BUDGET_KB} kB)`,
);
console.log(`Everything of that load: ${kB(weight.all)}`);
console.log(
  `Usable on slow 4G with a CPU ${SLOWDOWN} times as slow: ${Math.round(median)} ms, the median of ${RUNS}, ` +
    `${times.map(Math.round).join(' ')} (at most ${USABLE_BUDGET_MS} ms)`,
);
const kept = weight.js <= JS_BUDGET_KB * 1_000 && median <= USABLE_BUDGET_MS;
if (!kept) console.error('The budget is not kept.');
process.exitCode = kept ? 0 : 1;

/** With an empty cache; until the start page shows its content and nothing is on its way any more. */
async function firstLoad(): Promise<{ ms: number; js: number; all: number }> {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const weights = await throttle(cdp);
  if (!process.argv[2]) await page.route(/\/api\//, (route) => answerSlowly(page, route));
  const began = performance.now();
  await page.goto(`${server.url}/`, { waitUntil: 'commit' });
  await page.locator('main:not([aria-busy=true])').waitFor();
  const ms = performance.now() - began;
  await page.waitForLoadState('networkidle');
  await context.close();
  return { ms, ...weights };
}

async function throttle(cdp: CDPSession): Promise<{ js: number; all: number }> {
  const weights = { js: 0, all: 0 };
  const scripts = new Set<string>();
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) scripts.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    weights.all += encodedDataLength;
    if (scripts.has(requestId)) weights.js += encodedDataLength;
  });
  return weights;
}

/** Fixtures do not pass the slowed network: they wait as long as it would have taken them. */
async function answerSlowly(page: Page, route: Parameters<typeof reply>[0]): Promise<void> {
  await page.waitForTimeout(SLOW_4G.latency);
  await reply(route, FIXTURES, []);
}
