import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** What has the focus, in words that say which. */
const atFocus = (page: Page) =>
  page.evaluate<string>(
    `(({ tagName, id, textContent, ariaLabel }) => [tagName, id, ariaLabel ?? textContent?.trim().slice(0, 40)].join(' '))(document.activeElement)`,
  );
const isInside = (page: Page) =>
  page.evaluate<boolean>(`document.activeElement.closest('[role="dialog"]') !== null`);

const MOST_STOPS = 40;

/**
 * Opens a dialog and goes through it as somebody without a pointer does: it has the focus, Tab goes round in it either way, Escape closes
 * it, and the focus is where it was before.
 */
export async function expectModal(page: Page, name: RegExp, open: () => Promise<void>): Promise<void> {
  const before = await atFocus(page);
  await open();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  await page.waitForLoadState('networkidle');
  for (const key of ['Tab', 'Shift+Tab']) {
    const stops = new Set<string>();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await page.keyboard.press(key);
      expect(await isInside(page), `${key} leads out of ${name}, to ${await atFocus(page)}`).toBe(true);
      stops.add(await atFocus(page));
    }
    expect(stops.size, `${name} holds nothing to reach`).toBeGreaterThan(0);
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await atFocus(page), `the focus after ${name}`).toBe(before);
}
