import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** How long the files of a reader that was needed once are kept: their names change with their content. */
const readerDays = 90;

/** Builds the scanner into the folder that `--outDir` names; `lib/web/build-scanner-app.ts` does it when a file has changed. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/scanner/',
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    // Phones of guards are not new: colours for light and dark are written out for browsers before 2024.
    cssTarget: ['chrome111', 'safari16.4', 'firefox115'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  plugins: [
    VitePWA({
      // The app itself registers its worker and says when a new version takes over: never during a scan.
      injectRegister: false,
      includeManifestIcons: false,
      registerType: 'prompt',
      manifest: {
        id: '/scanner/',
        name: 'Gatehouse scanner',
        short_name: 'Gatehouse',
        description: 'Scans visitors’ Personal Codes at a gate.',
        start_url: '/scanner/',
        scope: '/scanner/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#0d1b1a',
        theme_color: '#0d1b1a',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg,png,webmanifest}'],
        // The reader of codes is fetched by browsers that have none of their own, when they first need it.
        globIgnores: ['**/assets/*reader*'],
        navigateFallback: '/scanner/index.html',
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        runtimeCaching: [
          {
            urlPattern: /\/scanner\/assets\/.*reader/,
            handler: 'CacheFirst',
            options: {
              cacheName: 'reader',
              expiration: { maxEntries: 8, maxAgeSeconds: readerDays * 86_400 },
            },
          },
        ],
      },
    }),
  ],
});
