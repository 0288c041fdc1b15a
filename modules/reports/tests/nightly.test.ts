import { expect, test } from 'vitest'
import { openPool } from '../../../platform/server/database.ts'
import type { JobContext } from '../../../platform/server/jobs.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { makeMonths } from '../server/make-months.ts'
import { proveTallies, SumsUnequal } from '../server/prove-tallies.ts'
import { behind, fieldWork } from './field-work.ts'

const server = await testServer()
const { checkpointId } = await fieldWork(server)

/** Runs a job of the clock as the worker does. */
async function atNight(job: typeof proveTallies): Promise<void> {
  const pool = openPool(server.databaseUrl, { max: 1 })
  try {
    if ('every' in job) await job.run({ pool } as JobContext)
  } finally {
    await pool.end()
  }
}

test('kept sums that equal their rows pass the night in silence, others are told as a fault', async () => {
  await atNight(proveTallies)
  await behind(
    server.databaseUrl,
    "update checkpoints.passage_tally set fevers = 0 where checkpoint_id = $1 and decision = 'handed_over'",
    [checkpointId],
  )
  const fault = await atNight(proveTallies).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(SumsUnequal)
  expect((fault as SumsUnequal).code).toContain('checkpoints.passage_tally fevers')
})

test('months are made ahead, and a second night makes nothing new', async () => {
  const parts = async () =>
    (await behind(server.databaseUrl, "select relname from pg_class where relname like 'passage%month' order by 1"))
      .length
  await atNight(makeMonths)
  const made = await parts()
  expect(made).toBeGreaterThanOrEqual(4)
  await atNight(makeMonths)
  expect(await parts()).toBe(made)
})
