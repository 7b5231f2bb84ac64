import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** `npm run soak`: kills and faults for minutes; SOAK_MINUTES=3 and SEED are its settings. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/journeys/soak.ts', 'test/soak/*.ts'] },
});
