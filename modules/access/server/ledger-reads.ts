import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { type Purpose, purposes } from '../../../platform/shared/personal.ts'
import { purposeTitles } from '../purpose-titles.ts'
import { namesOfUsers } from './person-names.ts'

const ReadRow = z.object({
  id: Id,
  actorName: z.string().optional(),
  purpose: z.enum(purposes),
  purposeTitle: z.object({ zh: z.string(), en: z.string() }),
  at: z.string(),
})

/** Who read the sensitive fields of a record, for what and when, newest first; within the reader's own areas. */
export const ledgerReads = query({
  name: 'ledger.reads',
  permission: 'areas.read',
  input: z.object({ recordId: Id, limit: z.int().min(1).max(200).default(50) }),
  output: z.object({ rows: z.array(ReadRow), asOf: z.string() }),
  async run({ client, vault, scope, now }, { recordId, limit }) {
    const { rows } = await client.query<ReadTuple>(READS, [recordId, scope.responseIds ?? null, limit])
    const names = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.reader_id),
    )
    return {
      rows: rows.map((row) => {
        const actorName = names.get(row.reader_id)
        return {
          id: row.entry_id,
          ...(actorName ? { actorName } : {}),
          purpose: row.purpose,
          purposeTitle: purposeTitles[row.purpose],
          at: row.read_at.toISOString(),
        }
      }),
      asOf: now.toISOString(),
    }
  },
})

interface ReadTuple {
  entry_id: string
  reader_id: string
  purpose: Purpose
  read_at: Date
}

const READS = `
  select entry_id, reader_id, purpose, read_at from access.reading
  where subject_id = $1 and ($2::uuid[] is null or response_id = any($2)) order by read_at desc limit $3`
