import { afterEach, expect, test } from 'vitest'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { verifyLedger } from '../../../platform/server/ledger/verify.ts'
import type { Fault } from '../../../platform/server/ledger/verify-fault.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { type ProvenReport, verifyPrinted, verifyReports } from '../server/public.ts'
import { behind, fieldWork, record } from './field-work.ts'

const server = await testServer()
const { as, databaseUrl } = server
const { responseId, checkpointId } = await fieldWork(server)
const commander = await as('commander')
const { id: reportId } = await commander.does<{ id: string }>('reports.freezeReport', {
  id: newId(),
  responseId,
  areaId: places.county,
})
const lead = await as('otherTownshipLead')
const { id: neighbourReportId } = await lead.does<{ id: string }>('reports.freezeReport', {
  id: newId(),
  responseId,
  areaId: places.otherTownship,
})
// What comes after a report is none of its business.
await record(server, 'officer', checkpointId)

interface Proof {
  faults: Fault[]
  broken: string[]
  proven: ProvenReport[]
}

async function prove(printed?: Buffer): Promise<Proof> {
  let proven: ProvenReport[] = []
  const { findings } = await verifyLedger(databaseUrl, {
    figures: allFigures().values(),
    say() {},
    async more(client, found) {
      proven = await verifyReports(client, found)
      if (printed) await verifyPrinted(client, printed, found)
    },
  })
  return { faults: findings.faults, broken: proven.filter((one) => !one.holds).map((one) => one.id), proven }
}

const undo: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of undo.splice(0)) await step()
})

/** Changes something by hand, and puts it back after the test. */
async function tamper(text: string, back: string, values: unknown[]): Promise<void> {
  await behind(databaseUrl, text, values)
  undo.push(() => behind(databaseUrl, back, values))
}

async function aPassage(precinct: string): Promise<{ id: string; command_id: string }> {
  const text = 'select id, command_id from checkpoints.passage where precinct_id = $1 order by received_at, id limit 1'
  const [row] = await behind<{ id: string; command_id: string }>(databaseUrl, text, [precinct])
  return row as { id: string; command_id: string }
}

test('an untouched database is proven whole', async () => {
  expect(await prove()).toMatchObject({ faults: [], broken: [], proven: [{ holds: true, notes: [] }, { holds: true }] })
})

test('one byte of a ledger entry: the block, the entry and the report are named, the neighbour’s report still holds', async () => {
  const { command_id } = await aPassage(places.township)
  const change = (from: string, to: string) =>
    `update platform.ledger_entry set input = overlay(input placing '${to}' from position('${from}' in input)) where id = $1`
  await tamper(change('"in"', '"on"'), change('"on"', '"in"'), [command_id])
  const { faults, broken } = await prove()
  const [block] = await behind<{ seq: string }>(
    databaseUrl,
    'select seq from platform.ledger_block where id = (select block_id from platform.ledger_entry where id = $1)',
    [command_id],
  )
  expect(faults).toContainEqual(
    expect.objectContaining({ kind: 'entry', entry: command_id, block: Number(block?.seq) }),
  )
  expect(faults.filter((fault) => fault.kind !== 'report')).toHaveLength(1)
  expect(broken).toEqual([reportId])
  expect(faults.at(-1)?.zh).toContain('不再成立')
})

test('one byte of a passage: the row, its entry and the report are named', async () => {
  const { id, command_id } = await aPassage(places.otherTownship)
  const flip =
    'update checkpoints.passage set plate_key = set_byte(plate_key, 0, get_byte(plate_key, 0) # 1) where id = $1'
  await tamper(flip, flip, [id])
  const { faults, broken } = await prove()
  expect(faults).toContainEqual(
    expect.objectContaining({ kind: 'row', table: 'checkpoints.passage', row: id, entry: command_id }),
  )
  expect(broken.sort()).toEqual([reportId, neighbourReportId].sort())
})

test('a passage taken away and one hidden by a mark are named, and the report that counted them', async () => {
  const { id } = await aPassage(places.township)
  await tamper(
    "update checkpoints.passage set superseded_at = '2020-01-01' where id = $1",
    'update checkpoints.passage set superseded_at = null where id = $1',
    [id],
  )
  const hidden = await prove()
  expect(hidden.faults).toContainEqual(expect.objectContaining({ kind: 'mark', row: id }))
  expect(hidden.broken).toEqual([reportId])
  for (const step of undo.splice(0)) await step()
  const move = (from: string, to: string) => `update checkpoints.passage set id = '${to}' where id = '${from}'`
  const other = newId()
  await tamper(move(id, other), move(other, id), [])
  const gone = await prove()
  expect(gone.faults).toContainEqual(expect.objectContaining({ kind: 'row', row: id }))
  expect(gone.faults).toContainEqual(
    expect.objectContaining({ kind: 'row', row: other, zh: expect.stringContaining('没有条目') }),
  )
})

test('a kept sum that is not its rows is named', async () => {
  const add = (n: number) =>
    `update checkpoints.passage_tally set n = n + ${n} where checkpoint_id = $1 and decision = 'handed_over'`
  await tamper(add(1), add(-1), [checkpointId])
  const { faults, broken } = await prove()
  expect(faults).toEqual([
    expect.objectContaining({ kind: 'sum', table: 'checkpoints.passage_tally', zh: expect.stringContaining('明细是') }),
  ])
  expect(broken).toEqual([])
})

test('one digit of a frozen report: the report is named', async () => {
  const change = (from: string, to: string) =>
    `update reports.report set content = replace(content, '"value":${from}}', '"value":${to}}') where id = $1`
  await tamper(change('8', '9'), change('9', '8'), [reportId])
  const { faults, broken } = await prove()
  expect(faults).toContainEqual(expect.objectContaining({ kind: 'row', table: 'reports.report', row: reportId }))
  expect(faults).toContainEqual(
    expect.objectContaining({ kind: 'report', report: reportId, zh: expect.stringContaining('定稿 9，重新统计 8') }),
  )
  expect(broken).toEqual([reportId])
})

test('a block taken out of the chain is named, and every report after it', async () => {
  const flip = 'update platform.ledger_block set root = set_byte(root, 0, get_byte(root, 0) # 1) where seq = $1'
  await tamper(flip, flip, [2])
  const { faults, broken } = await prove()
  expect(faults).toContainEqual(expect.objectContaining({ kind: 'block', block: 2 }))
  expect(broken).toHaveLength(2)
})

test.each(['docx', 'xlsx', 'html', 'csv'])(
  'a printed %s is found again by its code; one changed byte is told',
  async (format) => {
    const answer = await fetch(`${server.url}/api/exports/reports.document`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: commander.cookie },
      body: JSON.stringify({ reportId, format }),
    })
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect((await prove(bytes)).faults).toEqual([])
    const at = bytes.length - 30
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect((await prove(bytes)).faults).toContainEqual(expect.objectContaining({ kind: 'file' }))
  },
)
