import { Command } from 'commander'
import { ensureFirstUser } from '../../modules/access/server/public.ts'
import { openPool } from '../../platform/server/database.ts'
import { readSettings, type Settings } from '../../platform/server/settings.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { startServer } from '../server/start-server.ts'
import { buildPages } from './build-pages.ts'
import { openDatabase } from './open-database.ts'
import { runCommand } from './run-command.ts'

type Say = (zh: string, en: string) => void

/** `muster start`: database, schema, pages, server; prints the address and, once, the first sign-in. Runs until it is stopped. */
export function startCommand(): Command {
  return new Command('start')
    .description('启动：数据库、数据结构、页面、服务\nStart the database, schema, pages and server')
    .option('--json', '就绪后只输出一个 JSON 对象  print one JSON object when ready')
    .action(({ json }: { json?: boolean }) =>
      runCommand(json, async ({ say }) => {
        const settings = readSettings()
        const { url, firstUser } = await start(settings, say)
        const signIn = firstUser && { username: firstUser.username, password: firstUser.password }
        return {
          json: { url, ...(signIn ? { firstSignIn: signIn } : {}) },
          zh: `集结号已就绪：${settings.publicUrl}${firstUser ? `\n首次登录：${firstUser.username}  口令：${firstUser.password}（登录后须修改，这里只显示一次）` : ''}`,
          en: `Muster is ready: ${settings.publicUrl}${firstUser ? `\nFirst sign-in: ${firstUser.username}  password: ${firstUser.password} (to be changed at once; shown only here)` : ''}`,
        }
      }),
    )
}

async function start(settings: Settings, say: Say) {
  const stops: (() => Promise<void>)[] = []
  stopOnSignal(say, stops)
  const [database] = await Promise.all([
    openDatabase(settings, say),
    buildPages({ log: (line) => void process.stderr.write(`${line}\n`) }),
  ])
  stops.push(database.stop)
  try {
    const server = await startServer(settings, database.url)
    stops.push(server.stop)
    return { url: server.url, firstUser: await firstUserOf(settings, database.url) }
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function firstUserOf({ masterKeyFile }: Settings, databaseUrl: string) {
  const pool = openPool(databaseUrl, { max: 2 })
  try {
    return await ensureFirstUser({ pool, vault: openVault(pool, await readMasterKey(masterKeyFile)) })
  } finally {
    await pool.end()
  }
}

/** What came last goes first: requests are finished before their database goes. Ctrl-C often arrives twice: once is enough. */
function stopOnSignal(say: Say, stops: (() => Promise<void>)[]): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, async () => {
      if (stopping) return
      stopping = true
      say('正在停止，先做完手头的请求', 'Stopping; finishing what is under way')
      for (const stop of stops.toReversed()) {
        await stop().catch((error: Error) => say(`停止时出错：${error.message}`, `While stopping: ${error.message}`))
      }
      process.exit(0)
    })
  }
}
