import { defineConfig } from 'vite';

/** Builds the page into the folder that `--outDir` names; `lib/web/build-scanner-app.ts` does it when a file has changed. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/invitation/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // Visitors' phones are not new: colours for light and dark are written out for browsers before 2024.
    cssTarget: ['chrome111', 'safari16.4', 'firefox115'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    reportCompressedSize: false,
  },
});
