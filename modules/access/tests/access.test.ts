import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { Session } from '../../../tests/support/session.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const server = await testServer()
const behind = new pg.Pool({ connectionString: server.databaseUrl, max: 1 })
afterAll(() => behind.end())

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()
const account = (username: string, areaId: string = places.township) => ({
  userId: newId(),
  username,
  password: `first-${newId()}`,
  name: '演示 新人',
  areaId,
})

test('a township lead makes accounts in their own township and cannot in any other', async () => {
  const lead = await server.as('townshipLead')
  await lead.does('access.createUser', account('own-town'))
  expect(await lead.isRefused('access.createUser', account('other-town', places.otherTownship))).toBe(
    'platform.notFound',
  )
  expect(await lead.isRefused('access.createUser', account('own-town'))).toBe('access.usernameTaken')
  expect(await lead.isRefused('access.createUser', { ...account('weak'), password: 'short' })).toBe('platform.badInput')
  const officer = await server.as('officer')
  expect(await officer.isRefused('access.createUser', account('by-officer'))).toBe('platform.notAllowed')
})

test('neither the password nor the name of an account stands anywhere in the open', async () => {
  const lead = await server.as('townshipLead')
  const made = account('discreet')
  await lead.does('access.createUser', made)
  const { rows } = await behind.query(
    `select input, sealed, result, events from platform.ledger_entry where events like $1`,
    [`%${made.userId}%`],
  )
  expect(rows[0]).toMatchObject({ input: '{}', sealed: null })
  expect(JSON.stringify(rows)).not.toContain(made.password)
  const stored = await behind.query('select * from access.user_account where id = $1', [made.userId])
  expect(JSON.stringify(stored.rows)).not.toContain('演示')
})

test('one cannot grant more than one holds, beyond one’s area, for ever, or to oneself', async () => {
  const lead = await server.as('townshipLead')
  const viewer = account('to-be-granted')
  await lead.does('access.createUser', viewer)
  const give = { userId: viewer.userId, role: 'officer', areaId: places.township, until: days(30) }
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), role: 'administrator' })).toBe(
    'access.moreThanYouHold',
  )
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), role: 'peopleDesk' })).toBe(
    'access.moreThanYouHold',
  )
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), areaId: places.county })).toBe(
    'platform.notFound',
  )
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), until: days(400) })).toBe(
    'access.endInPast',
  )
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), until: days(60) })).toBe(
    'access.moreThanYouHold',
  )
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), userId: lead.userId })).toBe(
    'access.ownAccount',
  )
  expect(await lead.isRefused('access.grantRole', { ...give, grantId: newId(), role: 'breakGlass' })).toBe(
    'platform.badInput',
  )
  await lead.does('access.grantRole', { ...give, grantId: newId(), until: days(20) })
})

test('a role taken away is gone on the very next request and cannot be taken away twice', async () => {
  const administrator = await server.as('administrator')
  const viewer = await server.as('viewer')
  const { rows } = await administrator.ask<{ rows: { id: string }[] }>('access.grants', { userId: viewer.userId })
  const lead = await server.as('townshipLead')
  expect(await lead.isRefused('access.endGrant', { grantId: rows[0]?.id, reason: '不归我管' })).toBe(
    'platform.notFound',
  )
  expect(await permissionsOf(viewer)).toContain('passage.read')
  await administrator.does('access.endGrant', { grantId: rows[0]?.id, reason: '离岗' })
  expect(await permissionsOf(viewer)).toEqual([])
  expect(await administrator.isRefused('access.endGrant', { grantId: rows[0]?.id, reason: '离岗' })).toBe(
    'access.grantEnded',
  )
})

test('a disabled user is out on the very next request and cannot come back', async () => {
  const administrator = await server.as('administrator')
  const medic = await server.as('medic')
  const lead = await server.as('townshipLead')
  expect(await lead.isRefused('access.disableUser', { userId: medic.userId, reason: '权限比我大' })).toBe(
    'access.aboveYou',
  )
  expect(await administrator.isRefused('access.disableUser', { userId: administrator.userId, reason: '自己' })).toBe(
    'access.ownAccount',
  )
  await administrator.does('access.disableUser', { userId: medic.userId, reason: '调离' })
  expect((await medic.get('/api/session')).status).toBe(401)
  await expect(medic.signIn(medic.username, medic.password)).rejects.toMatchObject({
    problem: { code: 'access.wrongPassword' },
  })
  expect(await administrator.isRefused('access.disableUser', { userId: medic.userId, reason: '调离' })).toBe(
    'access.alreadyDisabled',
  )
})

test('a reset password signs out everywhere; a lead of another township may not reset it', async () => {
  const lead = await server.as('townshipLead')
  const officer = await server.as('officer')
  const password = `reset-${newId()}`
  const other = await server.as('otherTownshipLead')
  expect(await other.isRefused('access.resetPassword', { userId: officer.userId, password })).toBe('platform.notFound')
  await lead.does('access.resetPassword', { userId: officer.userId, password })
  expect((await officer.get('/api/session')).status).toBe(401)
  await officer.signIn(officer.username, password)
  expect(((await (await officer.get('/api/session')).json()) as { user: object }).user).toMatchObject({
    mustChangePassword: true,
  })
})

test('a lead sees the accounts of their own areas only, and no one else sees any', async () => {
  const lead = await server.as('otherTownshipLead')
  await server.as('otherOfficer')
  const { rows, total } = await lead.ask<{ rows: { username: string; areaId: string }[]; total: number }>(
    'access.users',
  )
  expect(rows.map((row) => row.areaId).every((areaId) => areaId === places.otherTownship)).toBe(true)
  expect(total).toBe(rows.length)
  expect(await (await server.as('otherOfficer')).mayNotAsk('access.users')).toBe('platform.notAllowed')
})

test('a revoked phone is signed out at once and cannot come back, nor be revoked twice', async () => {
  const gateLead = await server.as('gateLead')
  const lead = await server.as('townshipLead')
  const deviceId = newId()
  await gateLead.does('access.registerDevice', { deviceId, label: '华家岭卡口手机', kind: 'phone' })
  const other = await server.as('otherTownshipLead')
  expect(await other.isRefused('access.revokeDevice', { deviceId, reason: '不归我管' })).toBe('platform.notFound')
  const { rows } = await lead.ask<{ rows: { id: string; signedIn: number }[] }>('access.devices')
  expect(rows).toContainEqual(expect.objectContaining({ id: deviceId, signedIn: 1 }))
  await lead.does('access.revokeDevice', { deviceId, reason: '丢失' })
  expect((await gateLead.get('/api/session')).status).toBe(401)
  const again = new Session(server.url)
  const { username, password } = gateLead
  await expect(again.post('/api/auth/sign-in', { username, password, device: deviceId })).rejects.toMatchObject({
    problem: { code: 'access.deviceRevoked' },
  })
  await again.signIn(username, password)
  expect(await again.isRefused('access.registerDevice', { deviceId, label: '同一部', kind: 'phone' })).toBe(
    'access.deviceRevoked',
  )
  expect(await lead.isRefused('access.revokeDevice', { deviceId, reason: '丢失' })).toBe('access.deviceRevokedAlready')
})

test('one sees and ends one’s own sessions and cannot end anybody else’s', async () => {
  const dutyDesk = await server.as('dutyDesk')
  const left = new Session(server.url)
  await left.signIn(dutyDesk.username, dutyDesk.password)
  const { rows } = await dutyDesk.ask<{ rows: { id: string; current: boolean }[] }>('access.sessions')
  const other = rows.find((row) => !row.current)
  const lead = await server.as('townshipLead')
  expect(await lead.isRefused('access.endSession', { sessionId: other?.id })).toBe('platform.notFound')
  await dutyDesk.does('access.endSession', { sessionId: other?.id })
  expect((await left.get('/api/session')).status).toBe(401)
  expect((await dutyDesk.get('/api/session')).status).toBe(200)
})

async function permissionsOf(session: Session): Promise<string[]> {
  return ((await (await session.get('/api/session')).json()) as { permissions: string[] }).permissions
}
