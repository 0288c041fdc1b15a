import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { inTransaction, openPool } from '../../../platform/server/database.ts'
import { figureBreakdown, figureRows, figureValue } from '../../../platform/server/figures/count.ts'
import { areaSpan, multirangeOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { madeUpPerson, peopleSheet, sheetPeople, villagesOf } from '../../../tests/support/people-sheet.ts'
import { places } from '../../../tests/support/places.ts'
import { sendSheet } from '../../../tests/support/send-sheet.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { peopleRegistered } from '../server/figures.ts'

const { databaseUrl, as } = await testServer()
const divisions = new URL('../../areas/divisions/621121.csv', import.meta.url)
const villages = villagesOf(divisions)
const commander = await as('commander')
let responseId = ''

beforeAll(async () => {
  responseId = await openAResponse(databaseUrl, places.county)
  await sendSheet(commander, 'areas.areas', readFileSync(divisions), { fileName: '621121.csv' })
  const sheet = await peopleSheet(sheetPeople(villages, { rows: 700, wrong: 0 }))
  await sendSheet(commander, 'people.people', sheet, { fields: { responseId } })
  const [one, two] = [newId(), newId()]
  for (const [at, personId] of [one, two].entries()) {
    const { township: _, area: __, ...fields } = madeUpPerson(5_000 + at, villages)
    await commander.does('people.addPerson', { responseId, personId, areaId: '621121100201000000', ...fields })
  }
  await commander.does('people.mergePeople', { personId: two, keepId: one, reason: '同一人' })
})

test.each([
  ['a commander', places.county, 701],
  ['a township lead', places.township, undefined],
])('people registered: the value is the number of rows it opens, for %s', async (_who, areaId, expected) => {
  const pool = openPool(databaseUrl, { max: 1 })
  const scope = multirangeOf([areaSpan(areaId)])
  const { value, rows, parts } = await inTransaction(pool, { scope, mode: 'read' }, async ({ client }) => {
    const found: string[] = []
    let after: [string, string] | undefined
    do {
      const page = await figureRows(client, peopleRegistered, { responseId }, { limit: 100, after })
      found.push(...page.rows.map((row) => String(row.person_id)))
      after = page.next
    } while (after)
    const parts = await figureBreakdown(client, peopleRegistered, { responseId }, 'precinct')
    return { value: await figureValue(client, peopleRegistered, { responseId }), rows: found, parts }
  })
  await pool.end()
  expect(new Set(rows).size).toBe(value)
  expect(parts.reduce((sum, part) => sum + part.value, 0)).toBe(value)
  expect(value).toBeGreaterThan(20)
  if (expected) expect(value).toBe(expected)
  else expect(parts.map((part) => part.key)).toEqual([places.township])
})
