import { expect, test } from 'vitest'
import { verifyLedger } from '../../../platform/server/ledger/verify.ts'
import { figures } from '../server/figures.ts'
import { driver, openGate } from './gate-story.ts'

const { server, stage, vehicle, request, rows } = await openGate()

test('neither plate, number, name, phone nor note stands in the open in any table', async () => {
  const officer = await server.as('officer')
  const desk = await server.as('permitDesk')
  const lead = await server.as('townshipLead')
  const refused = vehicle({ decision: 'turnedBack', reason: 'other', note: driver.note })
  const permit = request()
  await officer.does('checkpoints.recordPassage', refused)
  await officer.isRefused('checkpoints.recordPassage', vehicle({ people: [{ name: driver.name, temperature: 39 }] }))
  await officer.does('checkpoints.correctPassage', vehicle({ corrects: refused.id, correctionReason: 'mistyped' }))
  await desk.does('checkpoints.requestPermit', permit)
  await desk.does('checkpoints.approvePermit', { permitId: permit.id })
  await desk.does('checkpoints.revokePermit', { permitId: permit.id, reason: 'other', note: driver.note })
  const revealed = { id: refused.id, purpose: 'epidemicControl' }
  expect(await lead.ask('checkpoints.revealPassage', revealed)).toMatchObject({ note: driver.note })
  const { responseId } = stage
  await lead.ask('checkpoints.findPassages', { responseId, by: 'plate', plate: driver.plate, purpose: 'audit' })

  const plain = [driver.plate, driver.identityNumber, driver.name, driver.phone, driver.note, '演示事由送货', '86420']
  const tables = await rows(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  // What does stand in the open is found by the same search, so that finding nothing means something.
  const inTheOpen = '1号卡点'
  const told: string[] = []
  for (const { name } of tables) {
    for (const text of [inTheOpen, ...plain]) {
      // As text, and as the bytes that a bytea column would show.
      const bytes = Buffer.from(text).toString('hex')
      const found = await rows(`select 1 from ${name} t where t::text like $1 or t::text like $2 limit 1`, [
        `%${text}%`,
        `%${bytes}%`,
      ])
      if (found.length > 0) told.push(`${name}: ${text}`)
    }
  }
  expect(told).toEqual([`duty.post: ${inTheOpen}`])
})

test('reading a passage is in the ledger with its purpose, and shown to whoever asks who read it', async () => {
  const read = await rows(
    "select input from platform.ledger_entry where outcome = 'read' and input::text like '%revealPassage%'",
  )
  expect(read).toHaveLength(1)
  const searched = await rows(
    "select input from platform.ledger_entry where outcome = 'read' and input::text like '%findPassages%'",
  )
  expect(searched).toHaveLength(1)
})

test('without a purpose nothing is revealed, and an officer may not reveal at all', async () => {
  const officer = await server.as('officer')
  const lead = await server.as('townshipLead')
  const [row] = await rows('select id from checkpoints.passage limit 1')
  expect(await lead.mayNotAsk('checkpoints.revealPassage', { id: row?.id })).toBe('platform.purposeNeeded')
  expect(await officer.mayNotAsk('checkpoints.revealPassage', { id: row?.id, purpose: 'audit' })).toBe(
    'platform.notAllowed',
  )
})

test('what was issued, corrected, followed up and closed still proves against the ledger', async () => {
  const officer = await server.as('officer')
  const medic = await server.as('medic')
  const fever = { people: [{ temperature: 38 }], decision: 'handedOver', reason: 'fever', handedOverTo: 'medic' }
  const first = vehicle(fever)
  await officer.does('checkpoints.recordPassage', first)
  await officer.does(
    'checkpoints.correctPassage',
    vehicle({ ...fever, corrects: first.id, correctionReason: 'mistyped' }),
  )
  const { rows: open } = await medic.ask<{ rows: { id: string }[] }>('checkpoints.followUps', {
    responseId: stage.responseId,
  })
  await medic.does('checkpoints.closeFollowUp', { followUpId: open[0]?.id, outcome: 'notFever' })
  const verified = await verifyLedger(server.databaseUrl, { figures, say() {}, async more() {} })
  expect(verified.findings.faults).toEqual([])
  expect(verified.rows).toBeGreaterThan(4)
})

test('what is sealed of a passage is kept once, in its row, and a changed byte of it is found', async () => {
  const officer = await server.as('officer')
  const passage = vehicle()
  await officer.does('checkpoints.recordPassage', passage)
  const refused = vehicle({ people: [{ name: driver.name, temperature: 39 }] })
  await officer.isRefused('checkpoints.recordPassage', refused)
  const kept = await rows(
    `select entry.sealed is not null as in_entry, row.sealed is not null as in_row, entry.key_id = row.key_id as same_key
     from platform.ledger_entry entry left join checkpoints.passage row on row.command_id = entry.id
     where row.id = $1 or entry.input like $2 order by in_entry`,
    [passage.id, `%${refused.id}%`],
  )
  expect(kept).toEqual([
    { in_entry: false, in_row: true, same_key: true },
    // Of a refusal there is no row.
    { in_entry: true, in_row: false, same_key: null },
  ])
  const turnABit =
    'update checkpoints.passage set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where id = $1'
  await rows(turnABit, [passage.id])
  const verified = await verifyLedger(server.databaseUrl, { figures, say() {}, async more() {} })
  expect(verified.findings.faults).toMatchObject([{ kind: 'row', table: 'checkpoints.passage', row: passage.id }])
  await rows(turnABit, [passage.id])
})
