import type pg from 'pg'

/**
 * Reads a page in the order of an index. Row security hides from the planner how many rows it lets through: left alone, it fetches
 * all of a township's rows and sorts them to show fifty.
 */
export async function walkIndex<T>(client: pg.ClientBase, read: () => Promise<T>): Promise<T> {
  await client.query('set local enable_sort = off; set local enable_bitmapscan = off; set local enable_seqscan = off')
  const page = await read()
  await client.query('set local enable_sort = on; set local enable_bitmapscan = on; set local enable_seqscan = on')
  return page
}
