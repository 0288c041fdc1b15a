import { Command } from 'commander'
import { roles } from '../../modules/access/roles.ts'
import { ensureFirstUser } from '../../modules/access/server/public.ts'
import { openPool } from '../../platform/server/database.ts'
import { readSettings, type Settings } from '../../platform/server/settings.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { startServer } from '../server/start-server.ts'
import { buildPagesApart } from './build-pages.ts'
import { type Demo, openDemo } from './demo/open-demo.ts'
import { openDatabase } from './open-database.ts'
import { type Result, runCommand } from './run-command.ts'

type Say = (zh: string, en: string) => void

/** `muster start`: database, schema, pages, server; prints the address and, once, the first sign-in. Runs until it is stopped. */
export function startCommand(): Command {
  return new Command('start')
    .description('启动：数据库、数据结构、页面、服务\nStart the database, schema, pages and server')
    .option(
      '--demo',
      '另建演示县：通渭县真实区划，人员、卡点和通行均为虚构  also make the demo county; everybody in it is made up',
    )
    .option('--json', '就绪后只输出一个 JSON 对象  print one JSON object when ready')
    .action(({ json, demo }: { json?: boolean; demo?: boolean }) =>
      runCommand(json, async ({ say }) => ready(readSettings(), await start(readSettings(), say, demo))),
    )
}

interface Started {
  firstUser: { username: string; password: string } | undefined
  demo: Demo | undefined
  url: string
}

function ready({ publicUrl }: Settings, { url, firstUser, demo }: Started): Result {
  const zh = [`集结号已就绪：${publicUrl}  手机端：${publicUrl}/phone/`]
  const en = [`Muster is ready: ${publicUrl}  on phones: ${publicUrl}/phone/`]
  if (firstUser) {
    const { username, password } = firstUser
    zh.push(`首次登录：${username}  口令：${password}（登录后须修改，这里只显示一次）`)
    en.push(`First sign-in: ${username}  password: ${password} (to be changed at once; shown only here)`)
  }
  if (demo && demo.accounts.length > 0) {
    zh.push(`演示账号（人员均为虚构），口令都是 ${demo.password}`)
    zh.push(...demo.accounts.map(({ username, role }) => `  ${username.padEnd(18)}${roles[role].zh} ${roles[role].en}`))
    en.push(`The demo's accounts are above; everybody is made up, and the password is ${demo.password} for all.`)
  }
  return {
    json: { url, ...(firstUser ? { firstSignIn: firstUser } : {}), ...(demo ? { demo } : {}) },
    zh: zh.join('\n'),
    en: en.join('\n'),
  }
}

async function start(settings: Settings, say: Say, withDemo = false): Promise<Started> {
  const stops: (() => Promise<void>)[] = []
  stopOnSignal(say, stops)
  const [database] = await Promise.all([openDatabase(settings, say), buildPagesApart()])
  stops.push(database.stop)
  try {
    const server = await startServer(settings, database.url)
    stops.push(server.stop)
    const firstUser = await firstUserOf(settings, database.url)
    const demo = withDemo ? await openDemo({ settings, databaseUrl: database.url, say }) : undefined
    return { url: server.url, firstUser, demo }
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
