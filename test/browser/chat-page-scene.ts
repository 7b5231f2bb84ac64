import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { SimulatorOptions } from '../../bot/simulator/index.ts';
import { launchChromium } from '../setup/chromium.ts';
import { start, type Fixture } from '../simulator/fixture.ts';

export const PHONE = { width: 375, height: 812 };
export const DESK = { width: 1280, height: 900 };

let browser: Browser;

/** One browser for a file of tests. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
}

export interface Scene extends Fixture {
  page: Page;
}

/** The page on a screen of the given size, with a bot behind it. */
export async function open(
  viewport = DESK,
  options: Partial<SimulatorOptions> & { connected?: boolean } = {},
): Promise<Scene> {
  const menu = [{ name: '看进度', key: 'command|progress' }];
  const fixture = await start({ menu, ...options });
  return { ...fixture, page: await openPage(fixture.simulator.chatUrl, viewport) };
}

/** What people meet without anything being wrong: a message that is none, and a session that has ended while the clock moved on. */
const EXPECTED = /status of 40[01]/;

/** The chat page of any stand-in; any error in the browser fails the test. */
export async function openPage(chatUrl: string, viewport = DESK): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(message.text());
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(chatUrl);
  await page.locator('#title:not(:empty)').waitFor();
  return page;
}

export const lastIn = (page: Page): ReturnType<Page['locator']> => page.getByTestId('message-in').last();
