import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Journeys walk the pages as they ship: both browser apps are built once, before the first journey. */
export default async function buildApps() {
  for (const config of ['vite.config.ts', 'vite.config.phone.ts']) {
    const configFile = fileURLToPath(new URL(`../../${config}`, import.meta.url))
    await build({ configFile, logLevel: 'error', mode: 'production' })
  }
}
