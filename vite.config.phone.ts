import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const server = `http://127.0.0.1:${process.env.PORT ?? 8080}`

/** The phone app: an installable page under /phone/ that opens and records without a network after its first load. */
export default defineConfig({
  root: 'apps/phone',
  base: '/phone/',
  build: { outDir: '../../dist/phone', emptyOutDir: true, target: 'es2022' },
  server: { proxy: { '/api': server } },
  plugins: [
    react(),
    VitePWA({
      strategies: 'generateSW',
      // A new version waits until the app is closed: nobody's half-typed passage is reloaded away.
      registerType: 'prompt',
      injectRegister: null,
      scope: '/phone/',
      base: '/phone/',
      includeAssets: ['icon.svg', 'icon-180.png'],
      manifest: {
        id: '/phone/',
        name: '集结号',
        short_name: '集结号',
        description: '卡点登记、值守和走访，没有网络也能记。',
        lang: 'zh-CN',
        start_url: '/phone/',
        scope: '/phone/',
        display: 'standalone',
        orientation: 'portrait',
        background_color: '#f5f6f7',
        theme_color: '#f5f6f7',
        icons: [
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,svg}'],
        navigateFallback: '/phone/index.html',
        navigateFallbackAllowlist: [/^\/phone\//],
        cleanupOutdatedCaches: true,
        importScripts: ['push.js'],
        // The first visit is already under its care: a phone may lose the network a minute after signing in.
        clientsClaim: true,
        runtimeCaching: [
          {
            // The code reader is larger than the app: fetched once the person is at work, then kept.
            urlPattern: ({ url }) => url.pathname.startsWith('/phone/assets/') && url.pathname.endsWith('.wasm'),
            handler: 'CacheFirst',
            options: { cacheName: 'code-reader' },
          },
        ],
      },
    }),
  ],
})
