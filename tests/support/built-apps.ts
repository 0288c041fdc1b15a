import { buildPages } from '../../apps/cli/build-pages.ts'

/** Journeys walk the pages as they ship: both browser apps are built where their sources changed. */
export default async function buildApps() {
  await buildPages({ log() {} })
}
