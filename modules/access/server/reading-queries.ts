import { z } from 'zod'
import { OWN } from '../../../platform/server/actor.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { namesOfUsers } from './person-names.ts'

const ReadingRow = z.object({ reader: z.string(), purpose: z.string(), query: z.string(), readAt: z.string() })
const ReadingList = z.object({ rows: z.array(ReadingRow), asOf: z.string() })

interface ReadingTuple {
  reader_id: string
  purpose: string
  query: string
  read_at: Date
}

/** Who read one person, for what and when, newest first: shown to the person at the desk, within one's areas. */
export const listReadingsOf = query({
  name: 'access.readingsOf',
  permission: 'people.read',
  input: z.object({ subjectId: Id, limit: z.int().min(1).max(200).default(100) }),
  output: ReadingList,
  async run({ client, vault, now }, { subjectId, limit }) {
    const { rows } = await client.query<ReadingTuple>(
      'select reader_id, purpose, query, read_at from access.reading where subject_id = $1 order by read_at desc limit $2',
      [subjectId, limit],
    )
    const names = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.reader_id),
    )
    return { rows: rows.map((row) => shown(row, names)), asOf: now.toISOString() }
  },
})

/** Who read me: for a user whose account is tied to their record. */
export const listReadingsOfMe = query({
  name: 'access.readingsOfMe',
  permission: OWN,
  input: z.object({ limit: z.int().min(1).max(200).default(100) }),
  output: ReadingList,
  async run({ client, vault, actor, now }, { limit }) {
    const { rows } = await client.query<ReadingTuple>('select * from access.readings_of_user($1, $2)', [
      actor.userId,
      limit,
    ])
    const names = await namesOfUsers(
      client,
      vault,
      rows.map((row) => row.reader_id),
    )
    return { rows: rows.map((row) => shown(row, names)), asOf: now.toISOString() }
  },
})

function shown(row: ReadingTuple, names: ReadonlyMap<string, string>) {
  return {
    reader: names.get(row.reader_id) ?? row.reader_id,
    purpose: row.purpose,
    query: row.query,
    readAt: row.read_at.toISOString(),
  }
}
