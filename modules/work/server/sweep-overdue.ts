import { inTransaction } from '../../../platform/server/database.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'
import { areaSpan, multirangeOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'

const TRIES = 5

/**
 * Every minute: where deadlines have passed, the levels above are told, precinct by precinct. What passed while no server ran is
 * found by the first sweep after it; a sweep that is cut off leaves the rest to the next.
 */
export const sweepOverdue: Job = {
  name: 'work.sweepOverdue',
  every: '* * * * *',
  run: async (context: JobContext) => {
    for (const precinctId of await latePrecincts(context)) await sweep(context, precinctId)
  },
}

async function latePrecincts({ pool }: JobContext): Promise<string[]> {
  const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'read' as const }
  return inTransaction(pool, everywhere, async ({ client, now }) => {
    const { rows } = await client.query<{ precinct_id: string }>(
      'select distinct precinct_id from work.item where tell_at <= $1 order by 1',
      [now],
    )
    return rows.map((row) => row.precinct_id.padStart(18, '0'))
  })
}

async function sweep({ submit }: JobContext, precinctId: string): Promise<void> {
  let tries = 0
  while (tries < TRIES) {
    const command = {
      id: newId(),
      action: 'work.escalateOverdue',
      input: { precinctId },
      madeAt: new Date().toISOString(),
    }
    const [answer] = await submit([command])
    if (answer?.outcome === 'retry') {
      tries++
      await new Promise((resolve) => setTimeout(resolve, answer.afterMs))
      continue
    }
    if (answer?.outcome !== 'accepted' || !(answer.result as { more: boolean }).more) return
  }
}
