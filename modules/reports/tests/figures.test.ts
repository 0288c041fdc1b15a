import { expect, test } from 'vitest'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { behind, fieldWork } from './field-work.ts'

const server = await testServer()
const { as, databaseUrl } = server
const { responseId, checkpointId } = await fieldWork(server)

interface Rows {
  rows: Record<string, unknown>[]
  next?: string
  total?: number
}

const everyone = [
  ['commander', undefined],
  ['townshipLead', places.township],
] as const
const figures = [...allFigures().values()]
const cases = everyone.flatMap(([part, areaId]) => figures.map((figure) => ({ part, areaId, figure })))

test.each(cases)(
  '$figure.name for the $part: the value is the rows it opens and the kept sums',
  async ({ part, areaId, figure }) => {
    const asker = await as(part)
    const question = { figure: figure.name, responseId }
    const { value } = await asker.ask<{ value: number }>('figures.value', question)
    const { rows, total } = await asker.ask<Rows>('figures.rows', { ...question, limit: 200 })
    const column = typeof figure.count === 'object' && 'sum' in figure.count ? figure.count.sum : undefined
    const opened = column ? rows.reduce((sum, row) => sum + Number(row[column]), 0) : rows.length
    expect(opened).toBe(value)
    if (figure.count === 'rows') expect(total).toBe(value)
    const parts = await asker.ask<{ rows: { value: number }[] }>('figures.breakdown', { ...question, by: 'area' })
    expect(parts.rows.reduce((sum, one) => sum + one.value, 0)).toBe(value)
    const asOf = new Date(Date.now() + 1000).toISOString()
    expect(await asker.ask('figures.value', { ...question, asOf })).toMatchObject({ value })
    const { tally } = figure.source
    if (!tally) return
    const [kept] = await behind<{ sum: string }>(
      databaseUrl,
      `select coalesce(sum(${column ?? 'n'}), 0) as sum from ${tally}
     where response_id = $1 and (${figure.where}) and ($2::bigint is null or precinct_id = $2)`,
      [responseId, areaId ?? null],
    )
    expect(Number(kept?.sum)).toBe(value)
  },
)

test('the morning is counted as it happened', async () => {
  const commander = await as('commander')
  const values: Record<string, number> = {}
  for (const { name } of figures) {
    values[name] = (await commander.ask<{ value: number }>('figures.value', { figure: name, responseId })).value
  }
  expect(values).toMatchObject({
    'checkpoints.passages': 8,
    'checkpoints.vehiclesTurnedBack': 2,
    'checkpoints.peopleTurnedBack': 8,
    'checkpoints.fevers': 1,
    'checkpoints.handedOver': 1,
  })
})

test('a township where nothing happened shows its zero', async () => {
  const question = { figure: 'checkpoints.passages', responseId, by: 'precinct' }
  const { rows } = await (await as('commander')).ask<{ rows: object[] }>('figures.breakdown', question)
  expect(rows).toEqual([
    { key: places.township, label: '演示甲镇', value: 5 },
    { key: places.otherTownship, label: '演示乙镇', value: 3 },
    { key: '621121102000000000', label: '演示丙镇', value: 0 },
  ])
})

test('days and posts are parts too, and an unknown part is answered with those there are', async () => {
  const commander = await as('commander')
  const question = { figure: 'checkpoints.passages', responseId }
  const byDay = await commander.ask<{ rows: { value: number }[] }>('figures.breakdown', { ...question, by: 'day' })
  expect(byDay.rows.reduce((sum, { value }) => sum + value, 0)).toBe(8)
  const byPost = await commander.ask<{ rows: object[] }>('figures.breakdown', { ...question, by: 'post' })
  expect(byPost.rows).toContainEqual({ key: checkpointId, label: '1号卡点', value: 5 })
  expect(await commander.mayNotAsk('figures.breakdown', { ...question, by: 'mood' })).toBe('reports.noSuchPart')
  expect(await commander.mayNotAsk('figures.value', { ...question, figure: 'no.such' })).toBe('reports.noSuchFigure')
  const turned = { ...question, from: '2022-11-02', to: '2022-11-01' }
  expect(await commander.mayNotAsk('figures.value', turned)).toBe('reports.spanTurned')
})

test('rows come page by page without a gap or a double, masked', async () => {
  const commander = await as('commander')
  const ids: unknown[] = []
  let after: string | undefined
  do {
    const page: Rows = await commander.ask('figures.rows', {
      figure: 'checkpoints.passages',
      responseId,
      limit: 3,
      ...(after ? { after } : {}),
    })
    ids.push(...page.rows.map((row) => row.id))
    expect(JSON.stringify(page.rows)).not.toContain('甘J12345')
    after = page.next
  } while (after)
  expect(new Set(ids).size).toBe(8)
})

test('a lead of the county next door counts nothing and is shown nothing', async () => {
  const other = await as('otherCommander')
  const question = { figure: 'checkpoints.passages', responseId, areaId: places.county }
  expect(await other.ask('figures.value', question)).toMatchObject({ value: 0 })
  expect(await other.ask('figures.rows', question)).toMatchObject({ rows: [], total: 0 })
})

test('a township lead who asks for the county gets the own township only', async () => {
  const question = { figure: 'checkpoints.passages', responseId, areaId: places.county }
  expect(await (await as('townshipLead')).ask('figures.value', question)).toMatchObject({ value: 5 })
  expect(await (await as('peopleDesk')).mayNotAsk('figures.value', question)).toBe('platform.notAllowed')
})

test('rows leave as a sheet with whoever may take them along', async () => {
  const take = async (part: 'commander' | 'officer') =>
    fetch(`${server.url}/api/exports/figures.rows`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-muster': '1', cookie: (await as(part)).cookie },
      body: JSON.stringify({ figure: 'checkpoints.passages', responseId, format: 'csv' }),
    })
  const file = await take('commander')
  expect(file.status).toBe(200)
  const text = await file.text()
  expect(text.split('\n').filter((line) => line.includes('号卡点'))).toHaveLength(8)
  expect(text).toContain('有效期至')
  expect(text).not.toContain('甘J12345')
  expect((await take('officer')).status).toBe(403)
})
