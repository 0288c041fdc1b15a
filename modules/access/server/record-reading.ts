import type pg from 'pg'
import type { Actor } from '../../../platform/server/actor.ts'
import { inTransaction } from '../../../platform/server/database.ts'
import { sealBlock } from '../../../platform/server/ledger/block.ts'
import { fieldTable, insertRows } from '../../../platform/server/ledger/field-table.ts'
import type { Reading } from '../../../platform/server/query.ts'
import { wholeCountry } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'

export const revealsAnHour = 60
const HOUR_MS = 3_600_000
const readings = fieldTable('access.reading')

/**
 * Makes the function that the platform calls before it answers with personal fields: a ledger entry of outcome `read`, and
 * a line for each person read. Durable when it returns. Refuses with access.tooManyReveals
 * or secondFactorFirst, and then nothing is answered.
 */
export function readingRecorder(pool: pg.Pool): (actor: Actor, reading: Reading) => Promise<void> {
  return async (actor, reading) => {
    const { query, purpose, subjectIds, areaId = actor.grants[0]?.areaId ?? wholeCountry, responseId } = reading
    const personal = reading.personal === true || subjectIds.length > 0
    refuseIf(actor.lacksSecondFactor && personal ? problems.secondFactorFirst() : undefined)
    await inTransaction(pool, { scope: WRITE_ANYWHERE, mode: 'write' }, async ({ client, now }) => {
      const subjects = [...new Set(subjectIds)]
      const single = subjects.length === 1
      if (single) await refuseTooMany(client, actor.userId, now)
      const entryId = newId()
      const rows = subjects.map((subjectId) => ({
        entry_id: entryId,
        subject_id: subjectId,
        reader_id: actor.userId,
        area_id: areaId,
        response_id: responseId ?? null,
        purpose,
        query,
        single,
        read_at: now,
      }))
      await insertRows(client, readings, rows)
      const entry = {
        id: entryId,
        action: 'access.read',
        actorId: actor.userId,
        deviceId: actor.deviceId ?? null,
        areaId,
        responseId: responseId ?? null,
        madeAt: now,
        receivedAt: now,
        outcome: 'read' as const,
        input: JSON.stringify({ query, purpose, subjectIds: subjects }),
        sealed: null,
        keyId: null,
        problem: null,
        result: null,
        records: null,
        events: null,
      }
      await sealBlock(client, [entry], now)
    })
  }
}

// The line is written for the one who read, wherever the person read lives; only this function uses it.
const WRITE_ANYWHERE = '{[0,1000000000000000000)}'

async function refuseTooMany(client: pg.ClientBase, readerId: string, now: Date): Promise<void> {
  // One reader's reveals take turns, so that many at once count each other.
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [readerId])
  const { rows } = await client.query<{ count: string; first: Date | null }>(
    'select count(*), min(read_at) as first from access.reading where reader_id = $1 and single and read_at > $2',
    [readerId, new Date(now.getTime() - HOUR_MS)],
  )
  if (Number(rows[0]?.count ?? 0) < revealsAnHour) return
  const first = rows[0]?.first ?? now
  const minutes = Math.max(1, Math.ceil((first.getTime() + HOUR_MS - now.getTime()) / 60_000))
  refuse(problems.tooManyReveals({ limit: revealsAnHour, minutes }))
}
