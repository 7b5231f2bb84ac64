import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

type Test = NonNullable<TestProjectInlineConfiguration['test']>;

/** Loads modules anew: two copies of the migration engine in one process would free each other’s memory. */
const ALONE = ['test/miniapp/wecom/calls.test.ts'];

const common = {
  env: { TZ: 'Asia/Shanghai', NODE_ENV: 'test' },
  // Processes, not threads: tests start servers, send signals and load WebAssembly databases.
  pool: 'forks',
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // A second, the default, is no measure of right or wrong on a busy machine.
  expect: { poll: { timeout: 15_000 } },
  // It looks at its page when it is loaded: loaded by Vite, it can be loaded anew for another page.
  server: { deps: { inline: ['@wecom/jssdk'] } },
  allowOnly: false,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
} satisfies Test;

/** What most tests stand on. Modules are loaded once for a worker: loading them for every file takes longer than most files do. */
export const suite = {
  ...common,
  name: 'suite',
  include: ['test/**/*.test.ts'],
  exclude: ALONE,
  globalSetup: [
    'test/setup/system-packages.ts',
    'test/setup/generate-client.ts',
    'test/setup/built-pages.ts',
    'test/setup/run-folder.ts',
    'test/setup/shared-postgres.ts',
  ],
  setupFiles: ['test/setup/busy-connection.ts'],
  isolate: false,
} satisfies Test;

export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [{ test: suite }, { test: { ...common, name: 'alone', include: ALONE } }],
  },
});
