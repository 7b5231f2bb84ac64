import { chromium, type Browser } from 'playwright-core';
import { ensureCommand } from '../../server/embedded/system-packages.ts';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium without windows: the same engine, in which a page opens three times as fast. Installed where missing, as root. */
export const ensureChromium = (): Promise<string> =>
  ensureCommand('chromium-headless-shell', { package: 'chromium-headless-shell' });

export const launchChromium = async (): Promise<Browser> =>
  chromium.launch({ executablePath: await ensureChromium(), args: ARGS });
