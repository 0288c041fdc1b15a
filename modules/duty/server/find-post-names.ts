import type pg from 'pg'

/** What posts are called, wherever they are: their ids are learnt from rows in sight. */
export async function postNames(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; name: string }>(
    'select id, name from duty.post_names($1::uuid[])',
    [[...new Set(ids)]],
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
