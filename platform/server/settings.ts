import { resolve } from 'node:path'
import { z } from 'zod'

const text = (zh: string, en: string) => JSON.stringify({ zh, en })

const url = (protocols: RegExp, zh: string, en: string) =>
  z.url({ protocol: protocols, error: text(zh, en) }).optional()

const port = text('应为 0 到 65535 的整数，例如 7300', 'must be a whole number from 0 to 65535, such as 7300')
const level = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const

const Environment = z
  .object({
    PORT: z
      .string()
      .regex(/^\d{1,5}$/, port)
      .transform(Number)
      .refine((n) => n <= 65535, port)
      .default(7300),
    HOST: z
      .string()
      .regex(
        /^[\w.:-]+$/,
        text(
          '应为本机的一个地址，例如 127.0.0.1 或 0.0.0.0',
          'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0',
        ),
      )
      .default('127.0.0.1'),
    MUSTER_DATA_DIR: z.string().default('data'),
    DATABASE_URL: url(
      /^postgres(ql)?$/,
      '应为 postgres://用户:口令@主机:5432/库名',
      'must be postgres://user:password@host:5432/database',
    ),
    MUSTER_MASTER_KEY_FILE: z.string().optional(),
    MUSTER_OIDC_ISSUER: url(
      /^https?$/,
      '应为认证服务的网址，例如 https://id.example.gov.cn',
      'must be the address of the identity provider, such as https://id.example.gov.cn',
    ).refine(
      (address) => !address || /^https:|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/.test(address),
      text('应以 https:// 开头，密钥不能明文传输', 'must begin with https://, secrets do not travel in the clear'),
    ),
    MUSTER_OIDC_CLIENT_ID: z.string().optional(),
    MUSTER_OIDC_CLIENT_SECRET: z.string().optional(),
    MUSTER_OIDC_NAME: z
      .string()
      .max(20, text('最多 20 个字，显示在登录按钮上', 'at most 20 characters: it stands on the button'))
      .optional(),
    MUSTER_OIDC_MATCH: z
      .string()
      .regex(
        /^[A-Za-z_]{2,40}$/,
        text('应为声明的名称，例如 preferred_username', 'must be the name of a claim, such as preferred_username'),
      )
      .optional(),
    MUSTER_SECOND_FACTOR: z
      .enum(['off', 'personal'], { error: text('应为 off 或 personal', 'must be off or personal') })
      .default('off'),
    MUSTER_FILES_AT_ONCE: z
      .string()
      .regex(
        /^[1-9]\d{0,4}$/,
        text('应为 1 到 99999 的整数，例如 40', 'must be a whole number from 1 to 99999, such as 40'),
      )
      .transform(Number)
      .default(40),
    MUSTER_PUSH_REACH: z
      .enum(['public', 'anywhere'], { error: text('应为 public 或 anywhere', 'must be public or anywhere') })
      .default('public'),
    MUSTER_PUBLIC_URL: url(
      /^https?$/,
      '应为用户打开的网址，例如 https://muster.example.gov.cn',
      'must be the address people open, such as https://muster.example.gov.cn',
    ),
    MUSTER_LOG_LEVEL: z
      .enum(level, { error: text(`应为 ${level.join('、')} 之一`, `must be one of ${level.join(', ')}`) })
      .default('info'),
  })
  .superRefine((env, context) => {
    const oidc = ['MUSTER_OIDC_ISSUER', 'MUSTER_OIDC_CLIENT_ID', 'MUSTER_OIDC_CLIENT_SECRET'] as const
    const missing = oidc.filter((name) => !env[name])
    if (missing.length === oidc.length) return
    for (const name of missing) {
      const message = text(
        '统一认证的三项要么都填，要么都不填',
        'the three OIDC settings go together: fill in all or none',
      )
      context.addIssue({ code: 'custom', path: [name], message })
    }
  })

export interface Settings {
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  /** Any PostgreSQL from 15 on; the embedded one when left out. */
  databaseUrl: string | undefined
  /** Absolute; lies in the data folder unless said otherwise. */
  masterKeyFile: string
  oidc: { issuer: string; clientId: string; clientSecret: string; name?: string; match?: string } | undefined
  /** `personal`: reading personal fields needs a second factor. */
  secondFactor: 'off' | 'personal'
  /** So many files one account may send, and so many it may fetch, at once; then one every two seconds. */
  filesAtOnce: number
  /** Push services stand on the public net, over https; `anywhere` lets tests, and a relay in one's own net, be one. */
  pushReach: 'public' | 'anywhere'
  /** What people type into their browser, without a slash at the end. */
  publicUrl: string
  logLevel: (typeof level)[number]
}

export interface WrongSetting {
  name: string
  zh: string
  en: string
}

/** Thrown by `readSettings`: everything that is wrong, not only the first. Values are left out, they may be secrets. */
export class WrongSettings extends Error {
  wrong: WrongSetting[]
  constructor(wrong: WrongSetting[]) {
    super(`wrong settings: ${wrong.map(({ name }) => name).join(', ')}`)
    this.wrong = wrong
  }

  text(language: 'zh' | 'en'): string {
    const head =
      language === 'zh' ? '以下设置有误，请改正后再启动：' : 'These settings are wrong; correct them and start again:'
    return [head, ...this.wrong.map((setting) => `  ${setting.name}  ${setting[language]}`)].join('\n')
  }
}

/** Reads the settings from the environment; folders are taken from `root`. Throws WrongSettings with the whole list. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env, root: string = projectRoot()): Settings {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw new WrongSettings(parsed.error.issues.map(wrongSetting))
  const env = parsed.data
  const dataDir = resolve(root, env.MUSTER_DATA_DIR)
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir,
    databaseUrl: env.DATABASE_URL,
    masterKeyFile: resolve(root, env.MUSTER_MASTER_KEY_FILE ?? resolve(dataDir, 'master.key')),
    oidc: oidcOf(env),
    secondFactor: env.MUSTER_SECOND_FACTOR,
    filesAtOnce: env.MUSTER_FILES_AT_ONCE,
    pushReach: env.MUSTER_PUSH_REACH,
    publicUrl: (env.MUSTER_PUBLIC_URL ?? `http://${shownHost(env.HOST)}:${env.PORT}`).replace(/\/+$/, ''),
    logLevel: env.MUSTER_LOG_LEVEL,
  }
}

function oidcOf(env: z.output<typeof Environment>): Settings['oidc'] {
  const { MUSTER_OIDC_ISSUER: issuer, MUSTER_OIDC_CLIENT_ID: clientId, MUSTER_OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return undefined
  const { MUSTER_OIDC_NAME: name, MUSTER_OIDC_MATCH: match } = env
  return { issuer, clientId, clientSecret, ...(name ? { name } : {}), ...(match ? { match } : {}) }
}

/** The folder that holds package.json: `npm start` works from any folder. */
function projectRoot(): string {
  return resolve(import.meta.dirname, '../..')
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function wrongSetting({ path, message }: { path: PropertyKey[]; message: string }): WrongSetting {
  return { name: String(path[0]), ...(JSON.parse(message) as { zh: string; en: string }) }
}
