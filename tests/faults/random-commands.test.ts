import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allPermissions } from '../../modules/access/permissions.ts'
import { newId } from '../../platform/shared/ids.ts'
import { askEverything, describedWays, guessesAt, marksIn, type Sweep, unhurried } from '../journeys/scope-sweep.ts'
import { hire, type Member, type Part } from '../support/cast.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { places } from '../support/places.ts'
import { proof } from '../support/proof.ts'
import { testServer } from '../support/test-server.ts'
import * as random from './random-commands.ts'

const { url, databaseUrl, as } = await testServer(unhurried)
const SEED = 20_221_122
const parts = [
  'commander',
  'otherCommander',
  'townshipLead',
  'otherTownshipLead',
  'gateLead',
  'otherGateLead',
  'officer',
] as const
const others = ['otherOfficer', 'medic', 'permitDesk', 'peopleDesk', 'viewer', 'auditor'] as const
const client = new pg.Client({ connectionString: databaseUrl })

let township: MarkedTownship
let sweep: Sweep
let permissions: Map<string, string>
const members: { member: Member; holdings: random.Holding[] }[] = []
const templates: random.Template[] = []
/** Ids by the command that first spoke of them. */
const madeBy = new Map<random.Template, Set<string>>()
const counterpart = new Map<Member, Member>()
const twin = new Map<string, string>()
const toNextDoor = random.mirror(twin)

/** Makes the marked township and, from the very same commands, one next door. */
beforeAll(async () => {
  await client.connect()
  const listened = new Set<Member>()
  township = await markTownship(async (part) => {
    const member = await as(part)
    if (!listened.has(member)) listen(member)
    listened.add(member)
    return member
  })
  const { ways, actions } = await describedWays(url)
  permissions = new Map([...actions].map(([name, { permission }]) => [name, permission ?? '']))
  sweep = { url, ways, township, guesses: await guessesAt(await as('commander'), township) }
  const medic = await hire(await as('administrator'), {
    username: 'next-medic',
    role: 'medic',
    areaId: places.otherTownship,
  })
  for (const member of [...(await Promise.all([...parts, ...others].map((part) => as(part as Part)))), medic])
    members.push({ member, holdings: await random.holdingsOf(client, member) })
  keepOwnIds()
  counterpart.set(await as('townshipLead'), await as('otherTownshipLead'))
  counterpart.set(await as('officer'), await as('otherOfficer'))
  counterpart.set(await as('medic'), medic)
  let accepted = 0
  for (const { action, input, who } of templates) {
    const answer = await (counterpart.get(who) ?? who).command(action, JSON.parse(toNextDoor(input)))
    if (answer.outcome === 'accepted') accepted++
  }
  expect(accepted).toBeGreaterThan(templates.length / 2)
})
afterAll(() => client.end())

function listen(member: Member) {
  const command = member.command.bind(member)
  member.command = async (action, input, made) => {
    const answer = await command(action, input, made)
    // Accounts and grants of the cast stay as they are; all else may happen again.
    if (answer.outcome === 'accepted' && !/^(access|areas\.importAreas)/.test(action))
      templates.push({ action, input: JSON.stringify(input), who: member })
    return answer
  }
}

function keepOwnIds() {
  const spoken = new Set<string>([township.responseId, ...members.map(({ member }) => member.userId)])
  for (const template of templates) {
    const made = new Set<string>()
    for (const [id] of template.input.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)) if (!spoken.has(id)) made.add(id)
    madeBy.set(template, made)
    for (const id of made) {
      spoken.add(id)
      twin.set(id, newId())
    }
  }
}

const Step = fc.record({
  /** Sent by whoever sends such things there; else by anybody. */
  apt: fc.boolean(),
  who: fc.nat(),
  what: fc.nat(),
  nextDoor: fc.boolean(),
  fresh: fc.boolean(),
})
type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never
const count = { forbidden: 0, accepted: 0 }

/** Sends one command and says what should not have come of it. */
async function take(step: Step): Promise<string[]> {
  const template = templates[step.what % templates.length] as random.Template
  const sender = step.nextDoor ? (counterpart.get(template.who) ?? template.who) : template.who
  const apt = step.apt ? members.findIndex(({ member }) => member === sender) : -1
  const { member, holdings } = members[apt < 0 ? step.who % members.length : apt] as (typeof members)[number]
  const fresh = step.fresh ? random.withFreshIds(template.input, madeBy.get(template) ?? new Set()) : template.input
  const input = step.nextDoor ? toNextDoor(fresh) : fresh
  const permission = permissions.get(template.action) ?? ''
  const there = step.nextDoor ? places.otherTownship : places.township
  const id = newId()
  const forbidden = !random.mayReach(holdings, permission, there)
  if (forbidden) await random.followUpsDone(client)
  const before = forbidden ? await random.digest(client) : ''
  const answer = await member.command(template.action, JSON.parse(input), { id })
  const at = `${member.username} ${template.action} ${input}`
  const { rows } = await client.query<{ outcome: string; area_id: string | null }>(
    'select outcome, area_id from platform.ledger_entry where id = $1',
    [id],
  )
  if (answer.outcome === 'retry' || rows[0]?.outcome !== answer.outcome)
    return [`${at}: ${answer.outcome} without a receipt`]
  if (forbidden) {
    count.forbidden++
    if (answer.outcome !== 'refused') return [`${at}: was let through`]
    const changed = random.changedTables(before, await random.digest(client))
    return changed.length === 0 ? [] : [`${at}: was refused and changed ${changed.join()}`]
  }
  if (answer.outcome === 'accepted') count.accepted++
  const inside = answer.outcome === 'refused' || random.mayReach(holdings, permission, rows[0]?.area_id ?? '')
  return inside ? [] : [`${at}: happened at ${rows[0]?.area_id}`]
}

test('whoever sends what, forbidden commands are refused with a receipt and change nothing, and nothing happens out of reach', {
  timeout: 300_000,
}, async () => {
  const story = fc.array(Step, { minLength: 25, maxLength: 25 })
  const run = fc.asyncProperty(story, async (steps) => {
    for (const step of steps) expect(await take(step)).toEqual([])
  })
  await fc.assert(run, { seed: SEED, numRuns: 24, endOnFailure: true })
  expect(count.forbidden).toBeGreaterThan(100)
  expect(count.accepted).toBeGreaterThan(40)
})

test('after it, no scope that anybody holds shows a row of any table from outside of it', async () => {
  const tables = await random.securedTables(client)
  expect(tables.length).toBeGreaterThan(20)
  const scopes = new Set(members.flatMap(({ holdings }) => allPermissions.map((one) => random.scopeFor(holdings, one))))
  expect(scopes.size).toBeGreaterThan(3)
  const leaks: string[] = []
  for (const scope of scopes) leaks.push(...(await random.leaksUnder(client, tables, scope)))
  leaks.push(...(await random.leaksUnder(client, tables, '')))
  expect(leaks).toEqual([])
})

test.each([
  ['otherTownshipLead', '甲镇专有'],
  ['otherOfficer', '甲镇专有'],
  ['otherCommander', '甲镇专有'],
  ['townshipLead', '乙镇专有'],
  ['medic', '乙镇专有'],
  ['permitDesk', '乙镇专有'],
] as const)('after it, %s is shown nothing of the township that is not theirs', async (part, mark) => {
  const theirs = (input: string) => (mark === '乙镇专有' ? toNextDoor(input) : input)
  const mirrored = Object.entries(township.ids).filter(([, id]) => twin.has(id))
  const ids = Object.fromEntries(mirrored.map(([name, id]) => [name, theirs(id)]))
  // Accounts are not mirrored.
  const words = [mark, ...township.words.slice(1, -1).map(theirs)]
  const away = { ...township, ids, words }
  const guesses = JSON.parse(theirs(JSON.stringify(sweep.guesses))) as Sweep['guesses']
  const answers = await askEverything({ ...sweep, township: away, guesses }, await as(part), { alsoStrangers: false })
  const told = answers.flatMap((answer) => {
    const marks = marksIn(answer, away)
    return marks.length > 0 ? [`${answer.path} ${answer.input}: ${marks.join()}`] : []
  })
  expect(told).toEqual([])
})

test('after it, the ledger proves every row', async () => {
  expect((await proof(databaseUrl)).faults).toEqual([])
})
