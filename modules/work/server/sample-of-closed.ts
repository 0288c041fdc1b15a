import type pg from 'pg'
import { WORK, type Work } from './find-work.ts'

/**
 * Some of the closed work of a kind that had no second look yet, chosen by a number that everybody can compute again from the
 * seed: nobody picks what is looked at.
 */
export async function sampleOfClosed(
  client: pg.ClientBase,
  { responseId, kind, size, seed }: { responseId: string; kind: string; size: number; seed: string },
): Promise<Work[]> {
  const { rows } = await client.query<Work>(
    `select ${WORK} from work.item
     where response_id = $1 and kind = $2 and state = 'closed' and looked_again_at is null
     order by md5(id::text || $3), id limit $4`,
    [responseId, kind, seed, size],
  )
  return rows
}
