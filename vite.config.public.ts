import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The page for people without an account, under /join/: small, for whatever phone scans a code on a wall. */
export default defineConfig({
  root: fileURLToPath(new URL('apps/public/', import.meta.url)),
  base: '/join/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('dist/public/', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 8080}` } },
})
