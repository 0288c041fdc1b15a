import { Command } from 'commander'
import { disableAccount, listAccounts, makeUser, resetAccount } from '../../modules/access/server/public.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { newId } from '../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../platform/shared/problem.ts'
import { areaGiven, endOfGrant, roleGiven, rolesInWords, usernameGiven } from './given-user.ts'
import { type OperatorDesk, withOperatorDesk } from './operator-desk.ts'
import { problems } from './problems.ts'
import { type Result, runCommand } from './run-command.ts'

interface Json {
  json?: boolean
}

const JSON_OPTION = ['--json', '结果只输出一个 JSON 对象  print one JSON object'] as const
const USERNAME = ['<username>', '用户名  the username'] as const

/** `muster user …`: accounts, by whoever sits at the machine, for the time when nobody else can let them in. */
export function userCommand(): Command {
  const user = new Command('user').description(
    '管理账号：新建、列出、重置口令、停用、授权\nAccounts: create, list, reset, disable, grant',
  )
  for (const command of [create(), list(), reset(), disable(), grant()]) user.addCommand(command.option(...JSON_OPTION))
  return user
}

function create(): Command {
  return new Command('create')
    .description(
      '新建账号，口令只显示一次，首次登录须修改\nMake an account; its first password is shown once and must be changed',
    )
    .argument(...USERNAME)
    .requiredOption('--name <name>', '姓名  the name of its holder')
    .option('--role <role>', '角色  a role')
    .option('--area <code>', '管辖区域的代码；不填为全国  the code of the area; left out: the whole country')
    .addHelpText('after', rolesInWords())
    .action((username: string, { name, role, area, json }: Json & { name: string; role?: string; area?: string }) =>
      atDesk(json, async (desk) => {
        const areaId = areaGiven(area)
        const roles = role ? [{ role: roleGiven(role), areaId }] : []
        const made = await makeUser(desk, { username: usernameGiven(username), name, areaId, roles })
        return firstPassword(username, made.password, made.userId)
      }),
    )
}

function list(): Command {
  return new Command('list').description('列出全部账号\nAll accounts').action(({ json }: Json) =>
    atDesk(json, async (desk) => {
      const users = await listAccounts(desk)
      const lines = users.map(({ username, name, roles, disabled }) =>
        [username, name, roles.join(','), disabled ? '已停用 disabled' : ''].join('\t').trimEnd(),
      )
      return {
        json: { users },
        zh: [...lines, `共 ${users.length} 个账号。`].join('\n'),
        en: `${users.length} accounts.`,
      }
    }),
  )
}

function reset(): Command {
  return new Command('reset')
    .description('重置口令；停用的账号同时启用\nGive a new first password; opens a disabled account again')
    .argument(...USERNAME)
    .action((username: string, { json }: Json) =>
      atDesk(json, async (desk) => {
        const made = await resetAccount(desk, username)
        return made ? firstPassword(username, made.password) : refuse(problems.userUnknown({ username }))
      }),
    )
}

function disable(): Command {
  return new Command('disable')
    .description('停用账号，已登录的立即退出\nShut an account; whoever is signed in with it is out at once')
    .argument(...USERNAME)
    .action((username: string, { json }: Json) =>
      atDesk(json, async (desk) => {
        const done = await disableAccount(desk, username)
        refuseIf(done ? undefined : problems.userUnknown({ username }))
        return { json: { username, disabled: true }, zh: `已停用 ${username}。`, en: `${username} is disabled.` }
      }),
    )
}

function grant(): Command {
  return new Command('grant')
    .description('授予角色\nGive a role')
    .argument(...USERNAME)
    .argument('<role>', '角色  the role')
    .option('--area <code>', '管辖区域的代码；不填为全国  the code of the area; left out: the whole country')
    .option('--response <id>', '只在这次响应中有效  only in this response')
    .option('--until <date>', '有效期至（含当天）；不填为一年  its last day; left out: one year')
    .addHelpText('after', rolesInWords())
    .action((username: string, role: string, given: Json & { area?: string; response?: string; until?: string }) =>
      atDesk(given.json, async (desk) => {
        const account = (await listAccounts(desk)).find((one) => one.username === username.trim().toLowerCase())
        if (!account) return refuse(problems.userUnknown({ username }))
        const { userId } = account
        const until = endOfGrant(given.until, new Date()).toISOString()
        const over = { areaId: areaGiven(given.area), ...(given.response ? { responseId: given.response } : {}) }
        await desk.does('access.grantRole', { grantId: newId(), userId, role: roleGiven(role), until, ...over })
        return {
          json: { username, role, until, ...over },
          zh: `已授予 ${username} 角色 ${role}。`,
          en: `${username} is now ${role}.`,
        }
      }),
    )
}

function atDesk(json: boolean | undefined, work: (desk: OperatorDesk) => Promise<Result>): Promise<void> {
  return runCommand(json, ({ say }) => withOperatorDesk(readSettings(), say, work))
}

function firstPassword(username: string, password: string, userId?: string): Result {
  return {
    json: { username, password, ...(userId ? { userId } : {}) },
    zh: `用户名：${username}  口令：${password}\n只显示这一次，请当面交给本人；首次登录须修改。`,
    en: `Username: ${username}  password: ${password}\nShown only here; hand it over in person. It must be changed at the first sign-in.`,
  }
}
