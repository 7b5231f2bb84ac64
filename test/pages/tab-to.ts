import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const MOST_TABS = 60;

/** Tab until the focus is on what bears this name, as somebody without a pointer does; the focus must be seen on the way. */
export async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    await page.keyboard.press('Tab');
    const at = page.locator(':focus');
    if ((await at.count()) === 0) continue;
    const wanted = page.getByRole(role as 'button', { name }).and(at);
    if ((await wanted.count()) === 0) continue;
    const seen = await at.evaluate((element) => {
      const style = element.ownerDocument.defaultView!.getComputedStyle(element);
      return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    });
    return expect(seen, `the focus on ${name} is not seen`).toBe(true);
  }
  throw new Error(`${name} is not reached by Tab`);
}
