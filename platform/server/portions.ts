import type pg from 'pg'

const AT_ONCE = 2_000

interface Asked<Row, Prepared> {
  text: string
  values: unknown[]
  /** What else is asked on the same connection for a portion, before the next one is sent for. */
  prepare(rows: Row[]): Promise<Prepared>
}

/**
 * The rows of one statement in portions, from a cursor that lives as long as they are read. While one portion is worked on
 * the database makes the next. The transaction must be open.
 */
export async function* inPortions<Row, Prepared>(
  client: pg.ClientBase,
  { text, values, prepare }: Asked<Row, Prepared>,
): AsyncGenerator<Prepared> {
  await client.query(`declare portions no scroll cursor for ${text}`, values)
  const fetch = () => client.query(`fetch forward ${AT_ONCE} from portions`)
  let coming: Promise<pg.QueryResult> | undefined = fetch()
  try {
    while (coming) {
      const rows: Row[] = (await coming).rows
      coming = undefined
      if (rows.length === 0) break
      const prepared = await prepare(rows)
      if (rows.length === AT_ONCE) coming = fetch()
      yield prepared
    }
  } finally {
    // A reader that went away leaves a portion on its way; the transaction ends after it.
    await coming?.catch(() => {})
  }
}
