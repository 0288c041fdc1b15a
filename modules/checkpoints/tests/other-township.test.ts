import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { driver, openGate } from './gate-story.ts'

const { server, stage, vehicle, request } = await openGate()
const passage = vehicle()
const feverish = vehicle({
  people: [{ temperature: 38 }],
  decision: 'handedOver',
  reason: 'fever',
  handedOverTo: 'medic',
})
const permit = request()
const officer = await server.as('officer')
await officer.does('checkpoints.recordPassage', passage)
await officer.does('checkpoints.recordPassage', feverish)
await officer.does('checkpoints.requestPermit', permit)
const { responseId } = stage
const purpose = 'epidemicControl'

type Rows = { rows: { id: string }[]; total: number }

test('one’s own gate lead sees the passages, masked', async () => {
  const lead = await server.as('gateLead')
  const list = await lead.ask<Rows>('checkpoints.passages', { responseId, subject: 'vehicle', decision: 'passed' })
  expect(list).toMatchObject({ total: 1, rows: [{ id: passage.id, who: '甘J··420', checkpoint: '1号卡点' }] })
  expect(JSON.stringify(list)).not.toContain(driver.plate)
  const found = await lead.ask<Rows>('checkpoints.findPassages', {
    responseId,
    by: 'plate',
    plate: driver.plate,
    purpose,
  })
  expect(found.rows).toHaveLength(2)
  const byNumber = { responseId, by: 'identityNumber', identityNumber: driver.identityNumber, purpose }
  expect((await lead.ask<Rows>('checkpoints.findPassages', byNumber)).rows).toMatchObject([{ id: passage.id }])
})

test('a gate lead of another township sees nothing of it in lists, on the board, or by plate', async () => {
  const other = await server.as('otherGateLead')
  expect(await other.ask('checkpoints.passages', { responseId })).toMatchObject({ rows: [], total: 0 })
  expect(await other.ask('checkpoints.permits', { responseId })).toMatchObject({ rows: [], total: 0 })
  const board = await other.ask<{ checkpoints: { id: string }[] }>('checkpoints.board', { responseId })
  expect(board).toMatchObject({ totals: { passages: 0, fevers: 0 }, latest: [] })
  expect(board.checkpoints.map((one) => one.id)).toEqual([stage.otherCheckpointId])
  const byPlate = { responseId, by: 'plate', plate: driver.plate, purpose }
  expect(await other.ask('checkpoints.findPassages', byPlate)).toMatchObject({ rows: [], permits: [] })
})

test('a gate lead of another township cannot open a passage or permit by guessing its id, nor take the download', async () => {
  const other = await server.as('otherGateLead')
  expect(await other.mayNotAsk('checkpoints.passage', { id: passage.id })).toBe('platform.notFound')
  expect(await other.mayNotAsk('checkpoints.permit', { id: permit.id })).toBe('platform.notFound')
  expect(await other.mayNotAsk('sync.slice', { precinctId: places.township })).toBe('platform.notFound')
  const lead = await server.as('otherTownshipLead')
  expect(await lead.mayNotAsk('checkpoints.revealPassage', { id: passage.id, purpose })).toBe('platform.notFound')
  expect(await lead.mayNotAsk('checkpoints.revealPermit', { id: permit.id, purpose })).toBe('platform.notFound')
})

test('an export of another township’s lead holds none of the rows, one’s own holds them masked', async () => {
  const taken = async (part: 'townshipLead' | 'otherTownshipLead') => {
    const { cookie } = await server.as(part)
    const answer = await fetch(`${server.url}/api/exports/checkpoints.passages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', cookie, origin: server.url },
      body: JSON.stringify({ responseId, format: 'csv' }),
    })
    return answer.text()
  }
  expect(await taken('otherTownshipLead')).not.toContain('420')
  const own = await taken('townshipLead')
  expect(own).toContain('甘J··420')
  expect(own).not.toContain(driver.plate)
})

test('live hints of a township reach its own gate lead and not another’s', async () => {
  const own = await heardBy('gateLead')
  const other = await heardBy('otherGateLead')
  await officer.does('checkpoints.recordPassage', vehicle())
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(own.stop()).toContain('"topic":"passages"')
  expect(other.stop()).not.toContain('passages')
})

test('an officer does not see who is being followed up; the medic does, and reads whom to call with a purpose', async () => {
  expect(await officer.mayNotAsk('checkpoints.followUps', { responseId })).toBe('platform.notAllowed')
  const medic = await server.as('medic')
  const list = await medic.ask<Rows>('checkpoints.followUps', { responseId })
  expect(list.rows).toMatchObject([{ passageId: feverish.id, temperatures: [38] }])
  const id = list.rows[0]?.id as string
  expect(await medic.mayNotAsk('checkpoints.revealFollowUp', { id })).toBe('platform.purposeNeeded')
  expect(await medic.ask('checkpoints.revealFollowUp', { id, purpose })).toMatchObject({ plate: driver.plate })
})

test('checkpoints.closeFollowUp refuses an officer, an unknown one, and to close twice', async () => {
  const medic = await server.as('medic')
  const [open] = (await medic.ask<Rows>('checkpoints.followUps', { responseId })).rows
  const end = { followUpId: open?.id, outcome: 'sentToClinic', note: driver.note }
  expect(await officer.isRefused('checkpoints.closeFollowUp', end)).toBe('platform.notAllowed')
  expect(await medic.isRefused('checkpoints.closeFollowUp', { ...end, followUpId: newId() })).toBe('platform.notFound')
  await medic.does('checkpoints.closeFollowUp', end)
  expect(await medic.isRefused('checkpoints.closeFollowUp', end)).toBe('checkpoints.followUpClosed')
})

/** Listens to the live feed until stopped; answers all that came. */
async function heardBy(part: 'gateLead' | 'otherGateLead') {
  const { cookie } = await server.as(part)
  const leave = new AbortController()
  const answer = await fetch(`${server.url}/api/live?topics=passages`, { headers: { cookie }, signal: leave.signal })
  let heard = ''
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  void (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) heard += part.value
  })().catch(() => {})
  return {
    stop: () => {
      leave.abort()
      return heard
    },
  }
}
