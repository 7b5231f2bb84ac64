import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SMALL_PHONE } from './phones.ts';

/** No violation of WCAG 2.2 AA, nor anything that is wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // Evaluated from outside: the page's own policy lets no script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 200) + ' ' + failureSummary) })))`,
  );
  expect(found).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
}

/** The same in the light look that it was opened in, and then dark, in 关怀模式 and on a small phone. */
export async function expectAccessibleInBothLooks(page: Page): Promise<void> {
  await expectAccessible(page);
  // A colour on its way from one look to the other is of neither.
  await page.addStyleTag({ content: '* { transition: none !important; }' });
  await page.setViewportSize(SMALL_PHONE);
  await page.evaluate(`(() => {
    document.documentElement.setAttribute('theme-mode', 'dark');
    document.documentElement.dataset.type = 'large';
  })()`);
  await expectAccessible(page);
}
