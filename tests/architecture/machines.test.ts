import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { drawnReadmes } from '../../apps/cli/draw-machines.ts'
import { allMachines, checkOf } from '../../platform/shared/state-machine.ts'
import { testDatabase } from '../support/test-database.ts'

const readmes = await drawnReadmes()
const client = new pg.Client({ connectionString: await testDatabase() })
await client.connect()
afterAll(() => client.end())

const DEFINITION = `select pg_get_constraintdef(oid) as text from pg_constraint where conrelid = $1::regclass and conname = $2`

async function definitionOf(table: string, constraint: string): Promise<string | undefined> {
  return (await client.query<{ text: string }>(DEFINITION, [table, constraint])).rows[0]?.text
}

describe('state machines', () => {
  test.each(readmes)(
    'are drawn in $path as declared: "npm run machines" draws them anew',
    ({ stands, declared, missing }) => {
      expect(missing).toEqual([])
      expect(stands).toBe(declared)
    },
  )

  test.each([...allMachines().values()])('$name is held by the database as declared', async (machine) => {
    await client.query('begin')
    await client.query(
      `create temporary table declared (from_state text, move text, to_state text, constraint declared check (${checkOf(machine)}))`,
    )
    const declared = await definitionOf('pg_temp.declared', 'declared')
    await client.query('rollback')
    expect(await definitionOf(machine.heldBy.table, machine.heldBy.constraint)).toBe(declared)
  })

  test.each([...allMachines().values()])(
    'every state of $name is reached, and only known ones are',
    ({ states, moves }) => {
      const known = Object.keys(states).sort()
      expect([...new Set(moves.map(({ to }) => to))].sort()).toEqual(known)
      expect(moves.flatMap(({ from }) => from ?? []).filter((from) => !known.includes(from))).toEqual([])
      expect(new Set(moves.map(({ from, move }) => `${from} ${move}`)).size).toBe(moves.length)
    },
  )

  test('there are some', () => expect(allMachines().size).toBeGreaterThan(0))
})
