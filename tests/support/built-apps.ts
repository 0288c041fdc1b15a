import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/**
 * Journeys walk the pages as they ship: both browser apps are built where their sources changed. In a process of its own:
 * inside a test run the build would take itself for a test, and leave such pages behind for the next start.
 */
export default async function buildApps() {
  const script = new URL('../../apps/cli/build-pages.ts', import.meta.url).pathname
  await promisify(execFile)(process.execPath, [script], { env: { ...process.env, NODE_ENV: 'production' } })
}
