import { defineConfig } from 'vitest/config';
import { suite } from './vitest.config.ts';

/** `npm run soak`: kills and faults for minutes; SOAK_MINUTES=3 and SEED are its settings. */
export default defineConfig({
  test: { ...suite, maxWorkers: 2, include: ['test/journeys/soak.ts', 'test/soak/*.ts'] },
});
