import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { fieldWork, record } from './field-work.ts'

const server = await testServer()
const { as } = server
const { responseId, otherResponseId, checkpointId } = await fieldWork(server)

interface Frozen {
  id: string
  version: number
  code: string
}
const wanted = (change: object = {}) => ({ id: newId(), responseId, areaId: places.county, ...change })
const freeze = async (change: object = {}) =>
  (await as('commander')).does<Frozen>('reports.freezeReport', wanted(change))

interface Shown {
  content: {
    blocks: {
      kind: string
      pieces?: (string | { figure: string; value: number })[]
      rows?: { label: string; values: number[] }[]
    }[]
  }
  proof: { code: string; intact: boolean; block: number; hash: string }
}
const show = async (reportId: string) => (await as('commander')).ask<Shown>('reports.one', { reportId })
const numbers = ({ content }: Shown) =>
  Object.fromEntries(
    content.blocks.flatMap(({ pieces = [] }) =>
      pieces.flatMap((one) => (typeof one === 'object' ? [[one.figure, one.value]] : [])),
    ),
  )

const download = async (part: 'commander' | 'officer' | 'otherCommander', reportId: string, format: string) =>
  fetch(`${server.url}/api/exports/reports.document`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: (await as(part)).cookie },
    body: JSON.stringify({ reportId, format }),
  })

test('a frozen report holds the numbers of its moment, whatever is recorded after', async () => {
  const { id, version } = await freeze()
  expect(version).toBe(1)
  const before = await show(id)
  expect(numbers(before)).toMatchObject({
    'checkpoints.passages': 8,
    'checkpoints.peopleTurnedBack': 8,
    'duty.checkpointsOpen': 2,
  })
  const townships = before.content.blocks.find((block) => block.kind === 'table')?.rows
  expect(townships?.map(({ label, values }) => [label, values[0]])).toEqual([
    ['演示甲镇', 5],
    ['演示乙镇', 3],
    ['演示丙镇', 0],
  ])
  expect(before.proof).toMatchObject({ intact: true, block: expect.any(Number) })
  await record(server, 'officer', checkpointId)
  expect(await show(id)).toEqual({ ...before, asOf: expect.any(String) })
})

test('two versions are compared number by number', async () => {
  const one = await freeze()
  await record(server, 'officer', checkpointId)
  const other = await freeze()
  expect(other.version).toBe(one.version + 1)
  const compared = await (await as('commander')).ask<{ numbers: object[]; wordsDiffer: boolean }>('reports.compare', {
    oneId: one.id,
    otherId: other.id,
  })
  const passages = { figure: 'checkpoints.passages', label: '通行登记' }
  expect(compared.numbers).toContainEqual({ ...passages, part: '', one: 13, other: 18 })
  expect(compared.numbers).toContainEqual({ ...passages, part: '演示甲镇', one: 10, other: 15 })
  expect(compared.numbers).not.toContainEqual(expect.objectContaining({ part: '演示乙镇' }))
})

test('a freeze beside a stream of passages counts each of them before or after, never half', async () => {
  const [frozen] = await Promise.all([
    freeze(),
    record(server, 'officer', checkpointId),
    record(server, 'otherOfficer', checkpointId).catch(() => {}),
  ])
  const { passages } = { passages: numbers(await show(frozen.id))['checkpoints.passages'] as number }
  const asOf = (await (await as('commander')).ask<{ rows: { asOf: string }[] }>('reports.list', { responseId })).rows[0]
    ?.asOf
  const counted = await (await as('commander')).ask<{ value: number }>('figures.value', {
    figure: 'checkpoints.passages',
    responseId,
    asOf,
  })
  expect(counted.value).toBe(passages)
})

test('a report of an earlier moment says what was known then', async () => {
  const before = new Date(Date.now() - 3_600_000).toISOString()
  const { id } = await freeze({ asOf: before })
  expect(numbers(await show(id))['checkpoints.passages']).toBe(0)
})

test('freezing is refused: no permission, a foreign area, a foreign response, a wrong span, a moment to come', async () => {
  const freezing = 'reports.freezeReport'
  expect(await (await as('viewer')).isRefused(freezing, wanted())).toBe('platform.notAllowed')
  expect(await (await as('townshipLead')).isRefused(freezing, wanted())).toBe('platform.notFound')
  expect(await (await as('townshipLead')).isRefused(freezing, wanted({ areaId: places.otherTownship }))).toBe(
    'platform.notFound',
  )
  expect(await (await as('otherCommander')).isRefused(freezing, wanted())).toBe('platform.notFound')
  const commander = await as('commander')
  expect(await commander.isRefused(freezing, wanted({ responseId: otherResponseId }))).toBe('platform.notFound')
  expect(await commander.isRefused(freezing, wanted({ from: '2099-01-01' }))).toBe('reports.spanTurned')
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
  expect(await commander.isRefused(freezing, wanted({ asOf: tomorrow }))).toBe('reports.momentToCome')
})

test('a township lead freezes the own township, and its neighbour cannot read it', async () => {
  const lead = await as('townshipLead')
  const { id } = await lead.does<Frozen>('reports.freezeReport', wanted({ areaId: places.township }))
  expect(await lead.ask('reports.list', { responseId })).toMatchObject({ rows: [{ id, areaName: '演示甲镇' }] })
  const neighbour = await as('otherTownshipLead')
  expect(await neighbour.mayNotAsk('reports.one', { reportId: id })).toBe('platform.notFound')
  expect(await neighbour.ask('reports.list', { responseId })).toMatchObject({ rows: [] })
})

test('a report prints the same bytes each time, with its proof and its links', async () => {
  const { id, code } = await freeze()
  for (const format of ['docx', 'xlsx', 'html', 'csv']) {
    const [first, second] = [await download('commander', id, format), await download('commander', id, format)]
    expect(first.status).toBe(200)
    const bytes = Buffer.from(await first.arrayBuffer())
    expect(bytes.equals(Buffer.from(await second.arrayBuffer()))).toBe(true)
    if (format !== 'docx' && format !== 'xlsx') {
      expect(bytes.toString()).toContain(code)
      continue
    }
    const parts = Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString())
    expect(parts.join()).toContain(code)
  }
  const page = await (await download('commander', id, 'html')).text()
  expect(page).toContain(
    `href="${server.url}/figures?response=${responseId}&amp;figure=checkpoints.passages&amp;figureArea=${places.county}`,
  )
  expect((await download('officer', id, 'docx')).status).toBe(403)
  expect((await download('otherCommander', id, 'docx')).status).toBe(404)
})
