import type { Page } from 'playwright-core';
import type { Simulator } from '../../bot/simulator/index.ts';
import { button, link } from './hand-in.ts';

/** A page in a browser at a desk, signed in by the scan page as one of the stand-in's people. */
export async function signIn(page: Page, address: string, userid: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(address);
  const player = page.locator(`[data-testid="player"][data-userid="${userid}"]`);
  await player.click();
  await page.waitForURL(
    (url) => url.origin === new URL(address).origin && !url.pathname.startsWith('/login'),
  );
}

/** An officer opens the only case of the list that bears this title. */
export async function openCase(page: Page, title: string | RegExp): Promise<void> {
  await link(page, title).first().click();
  await page.waitForURL('**/review/cases/*');
  await page.getByRole('tab').first().waitFor();
}

/** Returns the document that is shown, for a reason of one's own. */
export async function returnDocument(page: Page, title: string, words: string): Promise<void> {
  await page.getByRole('navigation', { name: '材料清单' }).getByRole('button', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 2 }).waitFor();
  await button(page, '退回').first().click();
  await page.getByLabel('补充说明').fill(words);
  await button(page, '退回这一项').click();
  await button(page, '退回这一项').waitFor({ state: 'detached' });
}

const DAY = 86_400_000;
/** Moves the stand-in's clock, and with it the program's, to this time of this day in Shanghai. */
export function moveTo(simulator: Simulator, day: string, time = '09:40'): void {
  const target = Date.parse(`${day}T${time}:00+08:00`);
  simulator.moveClock(target - simulator.now());
}
export const dayAfter = (simulator: Simulator, days: number): string =>
  new Date(simulator.now() + days * DAY + 8 * 3_600_000).toISOString().slice(0, 10);
