import { beforeAll, expect, test } from 'vitest'
import { allPermissions } from '../../modules/access/permissions.ts'
import { grantableRoles, permissionsOf } from '../../modules/access/roles.ts'
import { newId } from '../../platform/shared/ids.ts'
import { inputsOf } from '../support/asked-of-schema.ts'
import { hire, type Member } from '../support/cast.ts'
import { letRosterBegin } from '../support/marked-roster.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'
import { own, ownDoors, unswept, watchRoutes, withoutPermission } from './scope-routes.ts'
import { askEverything, describedWays, guessesAt, marksIn, type Sweep, unhurried, type Way } from './scope-sweep.ts'

const routes = watchRoutes()
const server = await testServer(unhurried)
const { url, as } = server
let township: MarkedTownship
let sweep: Sweep
let ways: Way[]
let actions: Map<string, Way>
const foreigners = new Map<string, Member>()

/** Every role but the one over everything, in the township next door: the marked one is foreign to all of them. */
const roles = grantableRoles.filter((role) => role !== 'administrator')

beforeAll(async () => {
  township = await markTownship(as)
  await letRosterBegin(server, township.ids)
  ;({ ways, actions } = await describedWays(url))
  sweep = { url, ways, township, guesses: await guessesAt(await as('commander'), township) }
  const administrator = await as('administrator')
  for (const role of roles) {
    const areaId = role === 'commander' ? places.otherCounty : places.otherTownship
    foreigners.set(role, await hire(administrator, { username: `foreign-${role.toLowerCase()}`, role, areaId }))
  }
})

test('every route that exists is swept, or on a short list with its reason', () => {
  expect(routes.length).toBeGreaterThan(15)
  expect(unswept(routes, ways)).toEqual([])
})

test('every way in asks for a permission that there is, or is on a short list with its reason', () => {
  expect(withoutPermission([...ways, ...actions.values()], allPermissions)).toEqual([])
  const names = new Set(
    [...ways, ...actions.values()].filter(({ permission }) => permission === 'own').map(({ path }) => path),
  )
  expect(Object.keys(own).filter((name) => !names.has(name))).toEqual([])
})

async function send(way: Pick<Way, 'path' | 'method'>, cookie: string, body: unknown = {}) {
  const answer = await fetch(url + way.path, {
    method: way.method,
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie, origin: url },
    ...(way.method === 'POST' ? { body: JSON.stringify(body) } : {}),
  })
  if (way.path === '/api/live' && answer.ok) await answer.body?.cancel()
  const text = way.path === '/api/live' && answer.ok ? '' : await answer.text()
  return { status: answer.status, code: /"code":"([\w.]+)"/.exec(text)?.[1], text }
}

test('nobody who has not signed in gets anything but 401, with no cookie, a made-up one and one that has ended', async () => {
  const left = await hire(await as('administrator'), { username: 'leaving', role: 'viewer', areaId: places.county })
  const ended = left.cookie
  await left.post('/api/auth/sign-out', {})
  const closed = [
    ...ways.filter(({ path }) => path.startsWith('/api/')),
    ...ownDoors,
    { path: '/api/exports/platform.rejectedRows', method: 'POST' },
  ] as const
  for (const cookie of ['', 'muster.session_token=guessed.guessed', ended]) {
    const open: string[] = []
    for (const way of closed) {
      const { status, code } = await send(way, cookie, { id: newId() })
      if (status !== 401 || code !== 'platform.signInFirst') open.push(`${way.path}: ${status} ${code}`)
    }
    expect(open).toEqual([])
  }
})

test('every role is refused every question, file and import that its permissions do not open, with ids of its own place too', async () => {
  const faults: string[] = []
  const reached = new Set<string>()
  for (const [role, member] of foreigners) {
    const held = new Set<string>(permissionsOf(role))
    for (const way of ways) {
      const { permission, alsoNeeds } = way
      if (!permission || permission === 'own' || permission === 'by input') continue
      if (held.has(permission) && (!alsoNeeds || held.has(alsoNeeds))) continue
      const { status, code } = way.path.startsWith('/api/imports/')
        ? await upload(way.path, member)
        : await askOwn(way, member)
      if (status === 403 && code === 'platform.notAllowed') reached.add(way.path)
      else faults.push(`${role} ${way.path}: ${status} ${code}`)
    }
  }
  expect(faults).toEqual([])
  const everyRole = roles.map((role) => new Set<string>(permissionsOf(role)))
  const refusable = ({ permission, alsoNeeds }: Way) =>
    permission !== undefined &&
    !['own', 'by input'].includes(permission) &&
    everyRole.some((held) => !held.has(permission) || (alsoNeeds && !held.has(alsoNeeds)))
  const asked = ways.filter(refusable)
  expect(asked.map(({ path }) => path).filter((path) => !reached.has(path))).toEqual([])
})

/** The least that fits, about one's own place. */
function askOwn(way: Way, member: Member) {
  const near = { ...sweep.guesses, areas: [places.otherTownship, places.otherVillage] }
  const form = way.path.includes('/exports/') ? { format: 'csv' } : {}
  const spans = way.path.endsWith('.returns') ? { from: '2020-01-01', to: '2099-01-01' } : {}
  const least = inputsOf(way.schema ?? {}, near)[0]
  return send(way, member.cookie, { purpose: 'epidemicControl', ...least, ...form, ...spans })
}

async function upload(path: string, { cookie }: Member) {
  const form = new FormData()
  form.append('responseId', township.responseId)
  form.append('file', new Blob(['a,b\r\n']), 'a.csv')
  const answer = await fetch(url + path, { method: 'POST', headers: { 'x-muster': '1', cookie }, body: form })
  return { status: answer.status, code: ((await answer.json()) as { code?: string }).code }
}

test('every role is refused every command that its permissions do not open, and the receipt says so again', async () => {
  const faults: string[] = []
  const reached = new Set<string>()
  for (const [role, member] of foreigners) {
    const held = new Set<string>(permissionsOf(role))
    for (const [action, { schema = {}, permission = '' }] of actions) {
      if (permission === 'own' || held.has(permission)) continue
      const input = inputsOf(schema, sweep.guesses)[0] ?? {}
      const id = newId()
      const [first, again] = [await member.command(action, input, { id }), await member.command(action, input, { id })]
      const code = first.outcome === 'refused' ? first.problem.code : first.outcome
      if (code === 'platform.notAllowed') reached.add(action)
      else faults.push(`${role} ${action}: ${code}`)
      if (JSON.stringify(again) !== JSON.stringify(first)) faults.push(`${role} ${action}: another answer again`)
    }
  }
  expect(faults).toEqual([])
  const asked = [...actions].filter(([, { permission }]) => permission !== 'own').map(([action]) => action)
  expect(asked.filter((action) => !reached.has(action))).toEqual([])
})

test.each(roles)('a %s of the next township is shown nothing of this one, whatever they guess', async (role) => {
  const answers = await askEverything(sweep, foreigners.get(role) as Member, { alsoStrangers: false })
  const told = answers.flatMap((answer) => {
    const marks = marksIn(answer, township)
    return answer.status >= 500 || marks.length > 0
      ? [`${answer.path} ${answer.input}: ${answer.status} ${marks.join()} ${answer.body.slice(0, 200)}`]
      : []
  })
  expect(told).toEqual([])
})

test('rows that an import gave back are for whoever sent them', async () => {
  const lead = await as('townshipLead')
  const form = new FormData()
  form.append('responseId', township.responseId)
  form.append('file', new Blob(['姓名,证件号码,村（社区）\r\n演示某,123,没有这个村\r\n']), '人员.csv')
  const headers = { 'x-muster': '1', cookie: lead.cookie }
  const answer = await fetch(`${url}/api/imports/people.people`, { method: 'POST', headers, body: form })
  const { rejectedRows } = (await answer.json()) as { rejectedRows: string }
  const way = { path: '/api/exports/platform.rejectedRows', method: 'POST' } as const
  expect((await send(way, lead.cookie, { id: rejectedRows, format: 'csv' })).text).toContain('演示某')
  for (const member of [await as('commander'), ...foreigners.values()])
    expect((await send(way, member.cookie, { id: rejectedRows, format: 'csv' })).status).toBe(404)
})
