import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: [
      'test/setup/system-packages.ts',
      'test/setup/generate-client.ts',
      'test/setup/built-pages.ts',
    ],
    env: { TZ: 'Asia/Shanghai', NODE_ENV: 'test' },
    // Processes, not threads: tests start servers, send signals and load WebAssembly databases.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
  },
});
