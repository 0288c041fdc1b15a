import { startServer } from '../../apps/server/start-server.ts'
import { readSettings } from '../../platform/server/settings.ts'

/** The real server on a database that the bench has made. Prints its address when it listens. */
const [databaseUrl] = process.argv.slice(2) as [string]
const server = await startServer(readSettings(), databaseUrl)
console.log(server.url)
process.on('SIGTERM', async () => {
  await server.stop()
  process.exit(0)
})
