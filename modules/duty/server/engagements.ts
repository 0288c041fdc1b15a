import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'

/** Where a human is to be and when, under the id of the assignment or staffing that says so. */
export interface Engagement {
  id: string
  humanId: string
  kind: 'shift' | 'post'
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  postId: string
  from: Date | string
  until: Date | string
}

/**
 * Binds a human to a place for a span. The database refuses what overlaps, whoever binds and whatever they see:
 * `engagement_at_one_post` (another post) and `engagement_on_one_shift` (another shift).
 */
export async function engage(client: pg.ClientBase, one: Engagement): Promise<void> {
  await client.query(
    `insert into duty.engagement (human_id, id, kind, response_id, precinct_id, area_id, post_id, from_at, until_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [one.humanId, one.id, one.kind, one.responseId, one.precinctId, one.areaId, one.postId, one.from, one.until],
  )
}

/** Frees whoever these assignments or staffings bound. */
export async function disengage(client: pg.ClientBase, ids: readonly string[]): Promise<void> {
  await client.query('delete from duty.engagement where id = any($1::uuid[])', [ids])
}

/** Frees them from a moment on: what began before keeps its place until then. */
export async function disengageFrom(client: pg.ClientBase, ids: readonly string[], at: Date): Promise<void> {
  await client.query('delete from duty.engagement where id = any($1::uuid[]) and from_at >= $2', [ids, at])
  await client.query('update duty.engagement set until_at = $2 where id = any($1::uuid[]) and until_at > $2', [ids, at])
}
