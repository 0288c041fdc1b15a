import { type RunningDatabase, startDatabase } from '../../platform/server/embedded-postgres/start-database.ts'
import { checkServer } from '../../platform/server/given-server.ts'
import type { Settings } from '../../platform/server/settings.ts'

/**
 * The database that the settings name: DATABASE_URL, or the embedded one, which is started when it is not running and
 * borrowed when `muster start` runs it. `stop` leaves alone what was not started here.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Settings,
  log: (zh: string, en: string) => void,
): Promise<RunningDatabase> {
  if (databaseUrl) {
    await checkServer(databaseUrl)
    return { url: databaseUrl, how: 'borrowed', stop: async () => {} }
  }
  return startDatabase({ dataDir, log })
}

/** Opens the database, does the work and closes it again, also when the work fails. */
export async function withDatabase<T>(
  settings: Settings,
  log: (zh: string, en: string) => void,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(settings, log)
  try {
    return await work(database.url)
  } finally {
    await database.stop()
  }
}

/** A path as the caller meant it: npm runs scripts in the project's folder, whatever folder the caller is in. */
export function givenPath(): string {
  return process.env.INIT_CWD ?? process.cwd()
}
