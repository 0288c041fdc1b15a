import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openPool } from '../../../platform/server/database.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { readingRecorder, revealsAnHour } from '../server/record-reading.ts'

const server = await testServer()
const behind = new pg.Pool({ connectionString: server.databaseUrl, max: 1 })
const pool = openPool(server.databaseUrl, { max: 2 })
afterAll(() => Promise.all([behind.end(), pool.end()]))

const wish = (areaId: string) => ({ breakGlassId: newId(), areaId, minutes: 30, reason: '独居老人失联，需联系家属' })

type Shown = { rows: { id: string; forMe: boolean; readings: number; verdict: string | null }[]; waiting: number }

const permissionsOf = async (member: { get(path: string): Promise<Response> }) =>
  ((await (await member.get('/api/session')).json()) as { permissions: string[] }).permissions

test('the glass cannot be broken while nobody could review it', async () => {
  const gateLead = await server.as('gateLead')
  // Only a system administrator exists above, and one counts: put them away for this story.
  const { rows } = await behind.query(
    `update access.role_grant set ended_at = now() where role in ('administrator', 'commander', 'auditor') returning id`,
  )
  expect(await gateLead.isRefused('access.breakGlass', wish(places.township))).toBe('access.noSecondPerson')
  await behind.query('update access.role_grant set ended_at = null where id = any($1)', [rows.map((row) => row.id)])
})

test('a gate lead breaks the glass in their own township; the auditor is told, looks and ends it', async () => {
  const [gateLead, auditor] = [await server.as('gateLead'), await server.as('auditor')]
  expect(await permissionsOf(gateLead)).not.toContain('people.reveal')
  expect(await gateLead.isRefused('access.breakGlass', wish(places.otherTownship))).toBe('platform.notFound')
  expect(await gateLead.isRefused('access.breakGlass', { ...wish(places.township), minutes: 90 })).toBe(
    'platform.badInput',
  )
  const made = wish(places.township)
  await gateLead.does('access.breakGlass', made)
  expect(await permissionsOf(gateLead)).toContain('people.reveal')
  expect(await gateLead.isRefused('access.breakGlass', wish(places.township))).toBe('access.glassOpenAlready')

  const shown = await auditor.ask<Shown>('access.breakGlasses')
  expect(shown).toMatchObject({ waiting: 1, rows: [{ id: made.breakGlassId, forMe: true, verdict: null }] })
  const review = { breakGlassId: made.breakGlassId, verdict: 'unjustified', note: '可由社区联系家属' }
  expect(await gateLead.isRefused('access.reviewBreakGlass', review)).toBe('platform.notAllowed')
  await auditor.does('access.reviewBreakGlass', review)
  expect(await permissionsOf(gateLead)).not.toContain('people.reveal')
  expect(await auditor.isRefused('access.reviewBreakGlass', review)).toBe('access.reviewedAlready')
})

test('a use of the glass cannot be reviewed by whoever broke it', async () => {
  const commander = await server.as('commander')
  const made = wish(places.county)
  await commander.does('access.breakGlass', made)
  const review = { breakGlassId: made.breakGlassId, verdict: 'justified', note: '自己看自己' }
  expect(await commander.isRefused('access.reviewBreakGlass', review)).toBe('access.reviewOwn')
})

test('who read a person is in the ledger and shown to the desk of their area, not next door', async () => {
  const [medic, lead, other] = [
    await server.as('medic'),
    await server.as('townshipLead'),
    await server.as('otherTownshipLead'),
  ]
  const record = readingRecorder(pool)
  const subject = newId()
  const actor = { userId: medic.userId, sessionId: newId(), language: 'zh' as const, grants: [] }
  await record(actor, {
    query: 'people.reveal',
    purpose: 'residentHelp',
    subjectIds: [subject],
    areaId: places.village,
  })
  const entries = await behind.query(
    `select outcome, input from platform.ledger_entry where action = 'access.read' and actor_id = $1`,
    [medic.userId],
  )
  expect(entries.rows).toEqual([
    {
      outcome: 'read',
      input: JSON.stringify({ query: 'people.reveal', purpose: 'residentHelp', subjectIds: [subject] }),
    },
  ])
  type Readings = { rows: { reader: string; purpose: string }[] }
  const seen = await lead.ask<Readings>('access.readingsOf', { subjectId: subject })
  expect(seen.rows).toMatchObject([{ reader: '演示 medic', purpose: 'residentHelp' }])
  expect((await other.ask<Readings>('access.readingsOf', { subjectId: subject })).rows).toEqual([])
  expect(await (await server.as('officer')).mayNotAsk('access.readingsOf', { subjectId: subject })).toBe(
    'platform.notAllowed',
  )
})

test('people whose account is tied to their record see who read them', async () => {
  const administrator = await server.as('administrator')
  const lead = await server.as('townshipLead')
  const personId = newId()
  const account = {
    userId: newId(),
    username: 'tied',
    password: `first-${newId()}`,
    name: '演示 居民',
    areaId: places.otherTownship,
    personId,
  }
  await administrator.does('access.createUser', account)
  const actor = { userId: lead.userId, sessionId: newId(), language: 'zh' as const, grants: [] }
  await readingRecorder(pool)(actor, {
    query: 'people.reveal',
    purpose: 'audit',
    subjectIds: [personId],
    areaId: places.county,
  })
  const own = Object.assign(Object.create(await server.as('nobody')), { cookie: '' })
  await own.signIn(account.username, account.password)
  expect((await own.ask('access.readingsOfMe')).rows).toMatchObject([{ reader: '演示 townshiplead', purpose: 'audit' }])
  expect((await lead.ask<{ rows: unknown[] }>('access.readingsOfMe')).rows).toEqual([])
})

test('revealing one person after another ends at the hourly limit, also with many at once', async () => {
  const record = readingRecorder(pool)
  const reader = await server.as('peopleDesk')
  const actor = { userId: reader.userId, sessionId: newId(), language: 'zh' as const, grants: [] }
  const read = () =>
    record(actor, { query: 'people.reveal', purpose: 'residentHelp', subjectIds: [newId()], areaId: places.village })
  const ends = await Promise.allSettled(Array.from({ length: revealsAnHour + 3 }, read))
  expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(3)
  await expect(read()).rejects.toMatchObject({ problem: { code: 'access.tooManyReveals' } })
})
