import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: [
      'test/setup/system-packages.ts',
      'test/setup/generate-client.ts',
      'test/setup/built-pages.ts',
      'test/setup/run-folder.ts',
      'test/setup/shared-postgres.ts',
    ],
    setupFiles: ['test/setup/busy-connection.ts'],
    env: { TZ: 'Asia/Shanghai', NODE_ENV: 'test' },
    // Processes, not threads: tests start servers, send signals and load WebAssembly databases.
    pool: 'forks',
    maxWorkers: 2,
    // A file costs half a second of loading otherwise. What a test stubs, vitest takes back.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // It looks at its page when it is loaded: loaded by Vite, it can be loaded anew for another page.
    server: { deps: { inline: ['@wecom/jssdk'] } },
    allowOnly: false,
    passWithNoTests: false,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
  },
});
