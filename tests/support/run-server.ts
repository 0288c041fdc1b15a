// The server as `muster start` runs it, on an embedded database of its own or the one of DATABASE_URL, without building
// pages: to be killed.
import { startServer } from '../../apps/server/start-server.ts'
import { startDatabase } from '../../platform/server/embedded-postgres/start-database.ts'
import { readSettings } from '../../platform/server/settings.ts'

const settings = readSettings()
const given = settings.databaseUrl && { url: settings.databaseUrl, how: 'given', stop: async () => {} }
const database =
  given || (await startDatabase({ dataDir: settings.dataDir, elsewhere: `${settings.dataDir}-lib`, log() {} }))
const server = await startServer(settings, database.url)
process.on('SIGTERM', async () => {
  await server.stop()
  await database.stop()
  process.exit(0)
})
process.stdout.write(`${JSON.stringify({ url: server.url, databaseUrl: database.url, how: database.how })}\n`)
