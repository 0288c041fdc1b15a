import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { newSigningKeys } from '../../../platform/shared/signing.ts'
import { places } from '../../../tests/support/places.ts'
import { signPermit, verifyPermit } from '../permit-token.ts'
import type { PrecinctDownload } from '../precinct-download.ts'
import { driver, hours, openGate } from './gate-story.ts'

const { server, stage, vehicle, request, rows } = await openGate()
const record = 'checkpoints.recordPassage'

const slice = async (part: 'officer' | 'otherOfficer', precinctId: string) =>
  (await server.as(part)).ask<PrecinctDownload>('sync.slice', { precinctId })

/** Asks for a permit and approves it; answers its id and the text of its code. */
async function issued(more: object = {}): Promise<{ id: string; token: string }> {
  const desk = await server.as('permitDesk')
  const wanted = request(more)
  await desk.does('checkpoints.requestPermit', wanted)
  const { token } = await desk.does<{ token: string }>('checkpoints.approvePermit', { permitId: wanted.id })
  return { id: wanted.id, token }
}

test('a permit is asked for, approved with a signed code, taken along by phones, and shown at the gate', async () => {
  const { id, token } = await issued({ kind: 'supply' })
  const download = await slice('officer', places.township)
  expect(verifyPermit(token, download.permitKeys)).toMatchObject({ payload: { permitId: id, kind: 'supply' } })
  expect(download.permits.map((permit) => permit.permitId)).toContain(id)
  expect(JSON.stringify(download)).not.toContain(driver.plate)
  const passage = vehicle({ permit: { token } })
  await (await server.as('officer')).does(record, passage)
  expect(await rows('select permit_id, permit_kind from checkpoints.passage where id = $1', [passage.id])).toEqual([
    { permit_id: id, permit_kind: 'supply' },
  ])
})

test('what the desk gives replaces what was asked for', async () => {
  const desk = await server.as('permitDesk')
  const wanted = request()
  await desk.does('checkpoints.requestPermit', wanted)
  const until = hours(5)
  await desk.does('checkpoints.approvePermit', { permitId: wanted.id, until, frequency: { times: 1, everyDays: 2 } })
  const permit = await desk.ask<{ until: string; frequency: object; code: { svg: string } }>('checkpoints.permit', {
    id: wanted.id,
  })
  expect(permit).toMatchObject({ state: 'approved', frequency: { times: 1, everyDays: 2 } })
  expect(permit.until).toBe(new Date(Math.floor(Date.parse(until) / 60_000) * 60_000).toISOString())
  expect(permit.code.svg).toContain('<svg')
})

test('a code signed by another key under our key’s name does not pass', async () => {
  const { token } = await issued()
  const { permitKeys } = await slice('officer', places.township)
  const read = verifyPermit(token, permitKeys)
  if (!('payload' in read)) throw new Error('not ours')
  const forged = signPermit({ ...read.payload, until: new Date(hours(400)) }, newSigningKeys().privateKey)
  const officer = await server.as('officer')
  expect(await officer.isRefused(record, vehicle({ permit: { token: forged } }))).toBe('checkpoints.permitForged')
  await officer.does(record, vehicle({ permit: { token: forged }, decision: 'turnedBack', reason: 'permitForged' }))
})

test('a permit that has run out, of another township, of another vehicle or used up does not pass', async () => {
  const officer = await server.as('officer')
  const over = await issued({ until: hours(1) })
  await rows("update checkpoints.permit set valid_until = now() - interval '1 minute' where id = $1", [over.id])
  expect(await officer.isRefused(record, vehicle({ permit: { permitId: over.id } }))).toBe('checkpoints.permitExpired')

  const { id: near } = await issued()
  const other = vehicle({ permit: { permitId: near }, checkpointId: stage.otherCheckpointId })
  expect(await (await server.as('otherOfficer')).isRefused(record, other)).toBe('checkpoints.permitWrongArea')
  const stranger = vehicle({ permit: { permitId: near }, plate: '甘J11111' })
  expect(await officer.isRefused(record, stranger)).toBe('checkpoints.permitWrongHolder')

  const once = await issued({ frequency: { times: 1, everyDays: 1 } })
  await officer.does(record, vehicle({ permit: { token: once.token } }))
  expect(await officer.isRefused(record, vehicle({ permit: { token: once.token } }))).toBe('checkpoints.permitUsedUp')
})

test('a revoked permit is on the phones’ list and does not pass; one that a phone could not know of passes with a mark', async () => {
  const officer = await server.as('officer')
  const desk = await server.as('permitDesk')
  const { id, token } = await issued()
  const downloadedAt = new Date().toISOString()
  await desk.does('checkpoints.revokePermit', { permitId: id, reason: 'misused' })
  const download = await slice('officer', places.township)
  expect(download.revokedPermits.map((one) => one.permitId)).toContain(id)
  expect(download.permits.map((one) => one.permitId)).not.toContain(id)
  expect(await officer.isRefused(record, vehicle({ permit: { token } }))).toBe('checkpoints.permitRevoked')

  const offline = vehicle({ permit: { token }, offlineMark: { downloadedAt } })
  await officer.does(record, offline)
  const [row] = await rows('select revoked_while_offline from checkpoints.passage where id = $1', [offline.id])
  expect(row).toEqual({ revoked_while_offline: true })
  const [raised] = await rows(
    "select events::text from platform.ledger_entry where events::text like '%revokedPermitPassed%'",
  )
  expect(raised?.events).toContain(id)
})

test('a county’s permit goes along to every township, another township’s does not', async () => {
  const county = request({ areaId: places.county, plate: '甘J77777' })
  const commander = await server.as('commander')
  await commander.does('checkpoints.requestPermit', county)
  await commander.does('checkpoints.approvePermit', { permitId: county.id })
  const { id: near } = await issued({ plate: '甘J77778' })
  const there = (await slice('otherOfficer', places.otherTownship)).permits.map((one) => one.permitId)
  expect(there).toContain(county.id)
  expect(there).not.toContain(near)
})

test('checkpoints.requestPermit refuses a vehicle without a plate, a month too long, and the same request twice', async () => {
  const desk = await server.as('permitDesk')
  const { plate: _, ...bare } = request()
  expect(await desk.isRefused('checkpoints.requestPermit', bare)).toBe('checkpoints.permitHolderMissing')
  const long = request({ until: hours(24 * 40) })
  expect(await desk.isRefused('checkpoints.requestPermit', long)).toBe('checkpoints.permitSpan')
  const past = request({ from: hours(-3), until: hours(-1) })
  expect(await desk.isRefused('checkpoints.requestPermit', past)).toBe('checkpoints.permitPast')
  const wanted = request()
  await desk.does('checkpoints.requestPermit', wanted)
  expect(await desk.isRefused('checkpoints.requestPermit', wanted)).toBe('checkpoints.permitKnown')
})

test('checkpoints.approvePermit refuses an officer, another township’s lead, and what is no longer a request', async () => {
  const { id } = await issued()
  const wanted = request()
  await (await server.as('officer')).does('checkpoints.requestPermit', wanted)
  const approve = 'checkpoints.approvePermit'
  expect(await (await server.as('officer')).isRefused(approve, { permitId: wanted.id })).toBe('platform.notAllowed')
  expect(await (await server.as('otherTownshipLead')).isRefused(approve, { permitId: wanted.id })).toBe(
    'platform.notFound',
  )
  expect(await (await server.as('permitDesk')).isRefused(approve, { permitId: id })).toBe(
    'checkpoints.permitWrongState',
  )
})

test('checkpoints.declinePermit and checkpoints.revokePermit refuse a permit in the wrong state and a stranger', async () => {
  const desk = await server.as('permitDesk')
  const wanted = request()
  await desk.does('checkpoints.requestPermit', wanted)
  const [decline, revoke] = ['checkpoints.declinePermit', 'checkpoints.revokePermit']
  expect(await desk.isRefused(revoke, { permitId: wanted.id, reason: 'lost' })).toBe('checkpoints.permitWrongState')
  await desk.does(decline, { permitId: wanted.id, reason: 'noGround', note: '演示说明' })
  expect(await desk.isRefused('checkpoints.declinePermit', { permitId: wanted.id, reason: 'other' })).toBe(
    'checkpoints.permitWrongState',
  )
  expect(await desk.isRefused('checkpoints.revokePermit', { permitId: newId(), reason: 'lost' })).toBe(
    'platform.notFound',
  )
})
