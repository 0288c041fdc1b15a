import { expect, test } from 'vitest'
import { verifyLedger } from '../../../platform/server/ledger/verify.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { hire, type Part } from '../../../tests/support/cast.ts'
import { places } from '../../../tests/support/places.ts'
import { figures } from '../server/figures.ts'
import { driver, hours, openGate } from './gate-story.ts'

const { server, stage, vehicle, rows } = await openGate()
const { responseId } = stage
const officer = await server.as('officer')
const otherOfficer = await server.as('otherOfficer')
const medic = await server.as('medic')
const wanted = { identityNumber: driver.identityNumber, name: '演示赵某某', why: '演示事由同桌吃饭' }

type Rows = { rows: { id: string }[]; total: number }

const watch = (more: object = {}) => ({
  id: newId(),
  responseId,
  areaId: places.township,
  ...wanted,
  reason: 'closeContact',
  until: hours(48),
  ...more,
})
const open = async (session = medic) => (await session.ask<Rows>('checkpoints.sightings', { responseId })).rows
const numberOf = async (what: string) => (await rows(`select count(*)::int as n from checkpoints.${what}`))[0]?.n
// What a gate knows of there being a watch at all is a second old at most.
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1100))

test('while nobody is watched for, a number taken at a gate is only a passage', async () => {
  await officer.does('checkpoints.recordPassage', vehicle())
  expect(await numberOf('sighting')).toBe(0)
})

test('a watched person at the gate alerts the medic and nobody else, and the officer’s answer is the same', async () => {
  const set = watch()
  await medic.does('checkpoints.watchPerson', set)
  await aSecond()
  const hearing = {
    medic: await heardBy('medic'),
    officer: await heardBy('officer'),
    other: await heardBy('otherGateLead'),
  }
  const passage = vehicle()
  const id = newId()
  expect(await officer.command('checkpoints.recordPassage', passage, { id })).toEqual({
    ...{ id, outcome: 'accepted', result: { id: passage.id } },
  })
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(hearing.medic.stop()).toContain('"topic":"followUps"')
  expect(hearing.officer.stop()).not.toContain('followUps')
  expect(hearing.other.stop()).not.toContain('followUps')

  const seen = await open()
  expect(seen).toMatchObject([{ watchId: set.id, reason: 'closeContact', checkpoint: '1号卡点' }])
  expect(JSON.stringify(seen)).not.toContain(driver.identityNumber)
  expect(JSON.stringify(seen)).not.toContain(wanted.name)
  expect(await officer.mayNotAsk('checkpoints.sightings', { responseId })).toBe('platform.notAllowed')
  expect(await officer.mayNotAsk('checkpoints.watches', { responseId })).toBe('platform.notAllowed')
  expect(await open(await server.as('otherTownshipLead'))).toEqual([])
  const watched = await medic.ask<Rows>('checkpoints.watches', { responseId })
  expect(watched).toMatchObject({ total: 1, rows: [{ id: set.id }] })

  const purpose = 'epidemicControl'
  expect(await medic.ask('checkpoints.revealWatch', { id: set.id, purpose })).toMatchObject(wanted)
  const otherLead = await server.as('otherTownshipLead')
  expect(await otherLead.mayNotAsk('checkpoints.revealWatch', { id: set.id, purpose })).toBe('platform.notFound')
})

test('seen at another township’s gate, the alert reaches the medic who watches and the one there, and either deals with it', async () => {
  const administrator = await server.as('administrator')
  const there = await hire(administrator, { username: 'othermedic', role: 'medic', areaId: places.otherTownship })
  const before = (await open()).length
  const hearing = await heardBy('medic')
  await otherOfficer.does('checkpoints.recordPassage', vehicle({ checkpointId: stage.otherCheckpointId }))
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(hearing.stop()).toContain('"topic":"followUps"')
  expect(await open()).toHaveLength(before + 1)
  const [theirs, ...more] = await open(there)
  expect(more).toEqual([])
  // The reason is for those who may see the watch.
  expect(theirs).not.toHaveProperty('reason')
  expect(theirs).toMatchObject({ who: '甘J··420', checkpoint: '2号卡点' })
  await there.does('checkpoints.handleSighting', { sightingId: theirs?.id, outcome: 'passedToCommunity' })
  expect(await open()).toHaveLength(before)
})

test('checkpoints.handleSighting refuses an officer, another township, an unknown one, and to deal with it twice', async () => {
  const [one] = await open()
  const end = { sightingId: one?.id, outcome: 'reached', note: driver.note }
  const otherLead = await server.as('otherTownshipLead')
  expect(await officer.isRefused('checkpoints.handleSighting', end)).toBe('platform.notAllowed')
  expect(await otherLead.isRefused('checkpoints.handleSighting', end)).toBe('platform.notFound')
  const unknown = { ...end, sightingId: newId() }
  expect(await medic.isRefused('checkpoints.handleSighting', unknown)).toBe('platform.notFound')
  await medic.does('checkpoints.handleSighting', end)
  expect(await medic.isRefused('checkpoints.handleSighting', end)).toBe('checkpoints.sightingHandled')
  const handled = await medic.ask<Rows>('checkpoints.sightings', { responseId, sightings: 'handled' })
  expect(handled.rows).toMatchObject([{ outcome: 'passedToCommunity' }, { outcome: 'reached' }])
})

test('checkpoints.watchPerson refuses an officer, another township, a mistyped number, one without an end, and one that lasts too long', async () => {
  const set = 'checkpoints.watchPerson'
  expect(await officer.isRefused(set, watch())).toBe('platform.notAllowed')
  expect(await medic.isRefused(set, watch({ areaId: places.otherTownship }))).toBe('platform.notFound')
  expect(await medic.isRefused(set, watch({ until: undefined }))).toBe('platform.badInput')
  const mistyped = watch({ identityNumber: '110105194912310021' })
  expect(await medic.isRefused(set, mistyped)).toBe('codes.identityNumberChecksum')
  expect(await medic.isRefused(set, watch({ until: hours(-1) }))).toBe('checkpoints.watchSpan')
  expect(await medic.isRefused(set, watch({ until: hours(31 * 24) }))).toBe('checkpoints.watchSpan')
})

test('checkpoints.endWatch refuses an officer, another township, and to end it twice; an ended watch alerts nobody', async () => {
  const [one] = (await medic.ask<Rows>('checkpoints.watches', { responseId })).rows
  const end = { watchId: one?.id }
  const otherLead = await server.as('otherTownshipLead')
  expect(await officer.isRefused('checkpoints.endWatch', end)).toBe('platform.notAllowed')
  expect(await otherLead.isRefused('checkpoints.endWatch', end)).toBe('platform.notFound')
  await medic.does('checkpoints.endWatch', end)
  expect(await medic.isRefused('checkpoints.endWatch', end)).toBe('checkpoints.watchEnded')
  await officer.does('checkpoints.recordPassage', vehicle())
  expect(await open()).toEqual([])
})

test('a watch that has run out alerts nobody, and those of other people are not mixed up with it', async () => {
  await medic.does('checkpoints.watchPerson', watch({ until: hours(1 / 3600) }))
  await medic.does('checkpoints.watchPerson', watch({ identityNumber: '440308199901010012' }))
  await aSecond()
  await officer.does('checkpoints.recordPassage', vehicle())
  expect(await open()).toEqual([])
})

test('who is watched for and why stands in the open in no table, and all of it proves against the ledger', async () => {
  const tables = await rows(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const told: string[] = []
  for (const { name } of tables) {
    for (const text of [wanted.identityNumber, wanted.name, wanted.why, driver.note, '440308199901010012']) {
      const found = await rows(`select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`, [
        ...[`%${text}%`, `%${Buffer.from(text).toString('hex')}%`],
      ])
      if (found.length > 0) told.push(`${name}: ${text}`)
    }
  }
  expect(told).toEqual([])
  const verified = await verifyLedger(server.databaseUrl, { figures, say() {}, async more() {} })
  expect(verified.findings.faults).toEqual([])
})

/** Listens for follow-ups until stopped; answers all that came. */
async function heardBy(part: Part) {
  const { cookie } = await server.as(part)
  const leave = new AbortController()
  const answer = await fetch(`${server.url}/api/live?topics=followUps`, { headers: { cookie }, signal: leave.signal })
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
