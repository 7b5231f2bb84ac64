import vue from '@vitejs/plugin-vue';
import { join } from 'node:path';
import { defineConfig } from 'vite';

/** The webviews of older phones, which WeCom still runs in. */
const OLDEST = ['chrome87', 'safari14'];

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [vue({ features: { optionsAPI: true, prodDevtools: false } })],
  build: {
    target: OLDEST,
    cssTarget: OLDEST,
    assetsDir: 'assets',
    // Nothing in index.html may be inline: the page's policy forbids it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The applicants' pages, and the officers' console.
    rolldownOptions: {
      input: ['index', 'review'].map((name) => join(import.meta.dirname, `${name}.html`)),
    },
  },
});
