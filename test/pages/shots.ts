import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../setup/chromium.ts';
import { FIXTURES, WITHOUT_CONSENT, type Fixtures } from './fixtures.ts';
import { OFFICE_FIXTURES } from './office-fixtures.ts';
import { DESK, lookScript, PHONE, SMALL_DESK, SMALL_PHONE, type Look } from './phones.ts';
import { reply } from './reply.ts';
import { startPages } from './start-pages.ts';

/** `npm run shots -- FOLDER /path …`: pictures of pages in the looks that they must bear. `/consent` is taken of somebody who has not agreed yet. */
const LOOKS: { name: string; size: typeof PHONE; look: Look }[] = [
  { name: 'light', size: PHONE, look: { theme: 'light' } },
  { name: 'dark', size: PHONE, look: { theme: 'dark' } },
  { name: 'large', size: PHONE, look: { theme: 'light', large: true } },
  { name: 'small', size: SMALL_PHONE, look: { theme: 'light' } },
];
/** The console stands on desks. */
const DESKS: typeof LOOKS = [
  { name: 'desk', size: DESK, look: { theme: 'light' } },
  { name: 'desk-dark', size: DESK, look: { theme: 'dark' } },
  { name: 'desk-small', size: SMALL_DESK, look: { theme: 'light' } },
];
const SESSIONS: Record<string, Fixtures['session.read']> = { '/consent': WITHOUT_CONSENT };

const [folder = 'shots', ...paths] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const { url, stop } = await startPages();
const browser = await launchChromium();
for (const path of paths) {
  for (const look of path.startsWith('/review') ? DESKS : LOOKS) await shoot(path, look);
}
await browser.close();
await stop();

async function shoot(path: string, { name, size, look }: (typeof LOOKS)[number]): Promise<void> {
  const onPhone = !path.startsWith('/review');
  const context = await browser.newContext({ viewport: size, hasTouch: onPhone, isMobile: onPhone });
  await context.addInitScript(lookScript(look));
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(path, error.message));
  const session = SESSIONS[path];
  const answers = { ...FIXTURES, ...OFFICE_FIXTURES, ...(session ? { 'session.read': session } : {}) };
  await page.route(/\/api\//, (route) => reply(route, answers, []));
  await page.goto(`${url}${path}`);
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  const file = `${path.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${name}.png`;
  // A taller phone instead of a long picture, on which bars that stick would lie in the middle.
  const height = await page.evaluate('document.documentElement.scrollHeight');
  await page.setViewportSize({ ...size, height: Math.max(size.height, Number(height)) });
  await page.screenshot({ path: join(folder, file) });
  await context.close();
}
