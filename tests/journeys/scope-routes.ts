import { subscribe } from 'node:diagnostics_channel'
import type { FastifyInstance } from 'fastify'
import type { Way } from './scope-sweep.ts'

export interface Route {
  method: string
  url: string
}

/** Fastify's own table of routes, filled while a server of this process starts; `more` adds what a careless hand might. */
export function watchRoutes(more?: (server: FastifyInstance) => void): Route[] {
  const routes: Route[] = []
  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') routes.push({ method: one, url })
    })
    more?.(fastify)
  })
  return routes
}

/** Ways in that are not in the description of the API, or open to everybody, each with its reason. */
const known: Record<string, string> = {
  'GET /api': 'the description as a page; says nothing of anybody',
  'GET /api/openapi.json': 'the description',
  'GET /healthz': 'whether the database answers, for whoever watches the server',
  'GET /metrics': 'counts without a person in them, for whoever watches the server',
  'GET /api/auth/ways': 'how one may sign in, before one has',
  'GET /api/feeds/:name/:secret': 'a secret link stands for its maker; its tests are in the duty room',
  'POST /api/open/:name':
    'for people without an account: a secret in the body opens it; its tests are in the duty room',
  'POST /api/auth/sign-in': 'the way in; its own tests are in the access room',
  'POST /api/auth/sign-out': 'ends the session that is sent, if any',
}

/** About oneself, and so not in the description; shut to whoever is not signed in. */
export const ownDoors: readonly Pick<Way, 'method' | 'path'>[] = [
  { method: 'GET', path: '/api/session' },
  { method: 'POST', path: '/api/auth/change-password' },
  ...['begin', 'confirm', 'show', 'remove'].map((step) => ({
    method: 'POST' as const,
    path: `/api/auth/second-factor/${step}`,
  })),
]

/** Passkeys and other houses: answered by better-auth about the session that is sent, with tests in the access room. */
const PASSED_ON = /^(GET|POST) \/api\/auth\/(passkey|sign-in\/social|link-social|callback|error|other-house)/
/** The built pages hold no data. */
const PAGES = /^GET \/(?!api\b)[^:]*$/

/** Routes that neither the sweep asks nor the list knows. */
export function unswept(routes: readonly Route[], ways: readonly Pick<Way, 'method' | 'path'>[]): string[] {
  const swept = [...ways, ...ownDoors].map(({ method, path }) => `${method} ${path}`)
  return routes
    .map(({ method, url }) => `${method} ${url}`)
    .filter((route) => !known[route] && !PASSED_ON.test(route) && !PAGES.test(route))
    .filter((route) => !swept.some((way) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(way)))
}

/** What is anybody’s who is signed in, each with its reason. */
export const own: Record<string, string> = {
  '/api/queries/access.sessions': 'one’s own sessions',
  '/api/queries/access.readingsOfMe': 'who read one’s own data',
  '/api/queries/areas.children': 'names of places are public',
  '/api/queries/areas.search': 'names of places are public',
  '/api/queries/areas.names': 'names of places are public',
  '/api/queries/figures.list': 'names of the figures whose rows one may read',
  '/api/queries/notices.mine': 'what one was told oneself',
  '/api/queries/duty.myReminders': 'one’s own reminders and calendar link',
  '/api/queries/notices.push': 'one’s own browsers',
  'notices.readMessages': 'messages to oneself',
  'notices.subscribePush': 'the browser in one’s hand',
  'notices.endPush': 'the browser in one’s hand',
  'duty.chooseReminders': 'one’s own reminders',
  'duty.makeCalendarLink': 'a link to one’s own duty',
  'duty.endCalendarLink': 'a link to one’s own duty',
  'access.endSession': 'one’s own session',
  'access.registerDevice': 'the phone in one’s hand',
}

/** Ways in that ask nobody for a permission they can name, and are not on the short lists. */
export function withoutPermission(ways: Iterable<Way>, permissions: readonly string[]): string[] {
  return [...ways].flatMap(({ path, method, permission }) => {
    if (permission === 'own') return own[path] ? [] : [`${path}: own`]
    if (permission === 'by input' || (permission && permissions.includes(permission))) return []
    return known[`${method} ${path}`] || /^\/api\/(commands|live)$/.test(path) ? [] : [`${path}: ${permission}`]
  })
}
