import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Command } from '../../../platform/browser/api.ts'

/** A person of this test; the names are made up. */
export interface Account {
  id: string
  username: string
  password: string
  name: string
}

export interface FieldServer {
  url: string
  /** Every command that was accepted, in the order of arrival, each once. */
  accepted: Command[]
  /** How often commands were posted, answered or not. */
  posts: () => number
  /** What goes wrong from now on: cut before the work, cut after it (the answer is lost), too busy, the phone is shut. */
  fault: 'none' | 'cutBefore' | 'cutAfter' | 'busy' | 'revoked'
  refuse: (command: Command) => { code: string; zh: string; en: string } | undefined
  endSessions: () => void
  close: () => Promise<void>
}

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}
const problemOf = (code: string) => ({ code, params: {}, zh: code, en: code })
const revoked = {
  code: 'access.deviceRevoked',
  params: {},
  zh: '这部手机已停用。请将手机交管理员处理，或换一部手机登录。',
  en: 'This phone was revoked. Hand it to your administrator, or sign in on another one.',
}

/** A small real server that speaks the four addresses a phone uses, for faults that a whole server has no switch for. */
export async function fieldServer(folder: string, accounts: Account[], slice: () => unknown): Promise<FieldServer> {
  const sessions = new Map<string, Account>()
  const answers = new Map<string, unknown>()
  let posts = 0

  const field: FieldServer = {
    url: '',
    accepted: [],
    posts: () => posts,
    fault: 'none',
    refuse: () => undefined,
    endSessions: () => sessions.clear(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  function answerOf(command: Command): unknown {
    const before = answers.get(command.id)
    if (before) return before
    const problem = field.refuse(command)
    if (!problem) field.accepted.push(command)
    const { id } = command
    const answer = problem
      ? { id, outcome: 'refused', problem: { params: {}, ...problem } }
      : { id, outcome: 'accepted' }
    answers.set(id, answer)
    return answer
  }

  async function api(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const account = sessions.get(/session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '')
    if (path === '/api/auth/sign-in') {
      const { username, password } = await bodyOf<Account>(request)
      const known = accounts.find((one) => one.username === username && one.password === password)
      if (field.fault === 'revoked') return say(response, 403, revoked)
      if (!known) return say(response, 401, problemOf('access.wrongPassword'))
      const token = Math.random().toString(36).slice(2)
      sessions.set(token, known)
      response.setHeader('set-cookie', `session=${token}; Path=/; HttpOnly`)
      return say(response, 200, { ok: true })
    }
    if (!account) return say(response, 401, problemOf('platform.signInFirst'))
    if (path === '/api/session') {
      const { id, name, username } = account
      const places = [{ areaId: '621121104000000000', name: '华家岭镇', level: 'township' }]
      return say(response, 200, { user: { id, name, username, mustChangePassword: false }, permissions: [], places })
    }
    if (path === '/api/queries/sync.slice') return say(response, 200, slice())
    if (path === '/api/commands') return commands(request, response)
    return say(response, 404, problemOf('platform.notFound'))
  }

  async function commands(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { commands: sent } = await bodyOf<{ commands: Command[] }>(request)
    if (sent.some((command) => command.action !== 'access.registerDevice')) posts++
    if (field.fault === 'cutBefore') return void request.socket.destroy()
    if (field.fault === 'revoked') return say(response, 403, revoked)
    if (field.fault === 'busy') {
      response.setHeader('retry-after', '1')
      return say(response, 503, problemOf('platform.busy'))
    }
    const said = sent.map(answerOf)
    // The work is done and durable, and the phone never hears of it.
    if (field.fault === 'cutAfter') return void request.socket.destroy()
    return say(response, 200, { answers: said })
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    if (path.startsWith('/api/')) void api(request, response, path)
    else page(response, folder, path)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  field.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return field
}

function page(response: ServerResponse, folder: string, path: string): void {
  const inside = path.replace(/^\/phone\//, '')
  const file = extname(inside) ? inside : 'index.html'
  try {
    const bytes = readFileSync(join(folder, file))
    response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'application/octet-stream' }).end(bytes)
  } catch {
    response.writeHead(404).end()
  }
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf<T>(request: IncomingMessage): Promise<T> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString() || '{}') as T
}
