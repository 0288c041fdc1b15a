// A process that starts the database, says so, and waits to be stopped or killed.
import { startDatabase } from '../start-database.ts'

const [dataDir = '', elsewhere = ''] = process.argv.slice(2)
const database = await startDatabase({ dataDir, elsewhere, log: () => {} })
process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)))
process.stdout.write(`${JSON.stringify({ how: database.how, url: database.url })}\n`)
setInterval(() => {}, 1000)
