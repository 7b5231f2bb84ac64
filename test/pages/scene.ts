import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { launchChromium } from '../setup/chromium.ts';
import { pdf } from '../support/paper-files.ts';
import { FIXTURES, type Fixtures } from './fixtures.ts';
import { reply, type Made } from './reply.ts';
import { OFFICE_FIXTURES } from './office-fixtures.ts';
import { DESK, lookScript, PHONE, type Look } from './phones.ts';
import { startPages } from './start-pages.ts';

let browser: Browser;
let url: string;

/** One browser and one server of the built pages for a file of tests. */
export function usePages(): void {
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const server = await startPages();
    ({ url, stop } = server);
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await stop();
  });
}

export interface Scene {
  page: Page;
  /** Calls so far, in order. */
  calls: Made[];
  /** Changes what is answered from now on. */
  answer(change: Fixtures): void;
}

export interface Opening {
  fixtures?: Fixtures;
  look?: Look;
  context?: BrowserContextOptions;
  /** Runs in the page before its own scripts, such as a fake bridge of the client. */
  before?: string;
  /** What the server has beside pages, by path: documents, or other things with their type. */
  routes?: Readonly<Record<string, string | { contentType: string; body: Buffer }>>;
  /** Texts of console errors that the test itself brings about. */
  expected?: RegExp;
}

/** A page of the mini-app on a phone, with fixtures for a server. Any error in the browser fails the test. */
export async function open(path: string, opening: Opening = {}): Promise<Scene> {
  const context = await browser.newContext({
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
    ...opening.context,
  });
  const page = await context.newPage();
  const answers: Fixtures = { ...FIXTURES, ...opening.fixtures };
  const calls: Made[] = [];
  watch(page, opening.expected);
  if (opening.look) await context.addInitScript(lookScript(opening.look));
  if (opening.before) await context.addInitScript(opening.before);
  await page.route(/\/api\//, (route) => reply(route, answers, calls));
  for (const [path, body] of Object.entries(opening.routes ?? {})) {
    const served = typeof body === 'string' ? { contentType: 'text/html', body } : body;
    const serve: Parameters<Page['route']>[1] = (route) => route.fulfill(served);
    await page.route((asked) => asked.pathname === path, serve);
  }
  onTestFinished(() => context.close());
  await page.goto(`${url}${path}`);
  await page.locator('h1').first().waitFor();
  return { page, calls, answer: (change) => void Object.assign(answers, change) };
}

/** A page of the officers' console on a desk, as a reviewer sees it. */
export async function openDesk(path: string, opening: Opening = {}): Promise<Scene> {
  const paper = { contentType: 'application/pdf', body: await pdf(2) };
  return open(path, {
    ...opening,
    fixtures: { ...OFFICE_FIXTURES, ...opening.fixtures },
    routes: { '/files/signed-by-the-fixtures': paper, ...opening.routes },
    context: { viewport: DESK, hasTouch: false, isMobile: false, ...opening.context },
  });
}

function watch(page: Page, expected: RegExp | undefined): void {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected?.test(message.text())) faults.push(message.text());
  });
  onTestFinished(() => expect(faults).toEqual([]));
}
