import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { Agent, get } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serverFlags } from '../apps/cli/server-flags.mjs'
import { accessFile, readAccess, urlOf } from '../platform/server/embedded-postgres/access.ts'
import { insertStage } from '../tests/support/stage.ts'
import { machine, median } from './support/machine.ts'
import { memoryOf } from './support/memory.ts'
import { passageCommand } from './support/passages.ts'
import { send } from './support/posting.ts'
import { signInMany } from './support/signed-in.ts'

/*
 * `muster start` until it says that it is ready: with an empty data folder, and again; and the server's memory when nobody
 * is there, and with 500 people signed in of whom each has a page open, asks and records. `--rounds N`.
 */
const at = process.argv.indexOf('--rounds')
const rounds = at < 0 ? 4 : Number(process.argv[at + 1])
const USERS = 500
const COUNTY = '621121000000000000'
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'))
await chmod(folder, 0o755)

const freePort = await new Promise<number>((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number }
    server.close(() => done(port))
  })
})

async function start(dataDir: string) {
  const began = performance.now()
  const child = spawn(process.execPath, [...serverFlags, 'apps/cli/main.ts', 'start', '--json'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'muster'),
      ...process.env,
      MUSTER_DATA_DIR: dataDir,
      PORT: String(freePort),
      MUSTER_LOG_LEVEL: 'error',
    },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (part: Buffer) => {
      said += part
      const found = /"url":\s*"([^"]+)"/.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', (code) => reject(new Error(`start ended with ${code}`)))
  })
  const seconds = (performance.now() - began) / 1000
  return {
    url,
    seconds,
    pid: child.pid as number,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Pages that nobody has built yet are no part of a start: the first one on a machine says so itself. */
await (await start(join(folder, 'pages'))).stop()

const cold: number[] = []
const warm: number[] = []
for (let round = 0; round < rounds; round++) {
  const dataDir = join(folder, `data-${round}`)
  const first = await start(dataDir)
  cold.push(first.seconds)
  await first.stop()
  const second = await start(dataDir)
  warm.push(second.seconds)
  await second.stop()
  process.stderr.write(`round ${round + 1}: cold ${first.seconds.toFixed(2)} s, warm ${second.seconds.toFixed(2)} s\n`)
}

const dataDir = join(folder, 'data-0')
const server = await start(dataDir)
await sleep(5_000)
const alone = memoryOf(server.pid)
const database = [dataDir, join(dataDir, 'postgres'), join(dataDir, 'database')].find((one) =>
  existsSync(accessFile(one)),
)
const access = database && (await readAccess(database))
if (!access) throw new Error('the embedded database was not found')
const databaseUrl = urlOf(access)
const areas = Array.from({ length: 18 }, (_, n) => `6211211${String(n).padStart(2, '0')}000000000`)
const { responseId, checkpointIds } = await insertStage(databaseUrl, COUNTY, areas)
const cookies = [
  ...(await signInMany({ databaseUrl, dataDir }, { count: USERS * 0.8, role: 'officer', areas: [COUNTY] })),
  ...(await signInMany({ databaseUrl, dataDir }, { count: USERS * 0.2, role: 'commander', areas: [COUNTY] })),
]
const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const failures: string[] = []
const open = cookies.map((cookie) =>
  get(`${server.url}/api/live?topics=passages`, { headers: { cookie } }, (feed) => feed.resume()).on('error', () => {}),
)
for (let minute = 0; minute < 10; minute++) {
  await Promise.all(
    cookies.map(async (cookie, n) => {
      const ask = async (path: string, body?: object) => {
        const answer = await send({
          url: server.url + path,
          agent,
          cookie,
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
        if (answer.status !== 200) failures.push(`${path} ${answer.status} ${answer.body.slice(0, 200)}`)
      }
      await ask('/api/session')
      await ask('/api/queries/duty.posts', { responseId })
      if (n < USERS * 0.8) await ask('/api/commands', passageCommand(checkpointIds))
      else await ask('/api/queries/checkpoints.board', { responseId })
    }),
  )
  await sleep(500)
}
await sleep(5_000)
const withUsers = memoryOf(server.pid)
for (const one of open) one.destroy()
agent.destroy()
await server.stop()
await rm(folder, { recursive: true, force: true })
process.stdout.write(
  `${JSON.stringify({
    bench: 'start',
    cold_s: Number(median(cold).toFixed(2)),
    warm_s: Number(median(warm).toFixed(2)),
    rss_alone_mb: alone.all,
    rss_alone_own_mb: alone.own,
    users: USERS,
    rss_users_mb: withUsers.all,
    rss_users_own_mb: withUsers.own,
    failures: [...new Set(failures)].slice(0, 3),
    machine: machine(),
  })}\n`,
)
