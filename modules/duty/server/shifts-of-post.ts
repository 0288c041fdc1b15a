import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'

/** Takes out the shifts of a post that have not begun, and whoever is on them; everybody bound to the post is free from now on. */
export async function endShiftsOf(
  client: pg.ClientBase,
  postId: string,
  { now, by, why }: { now: Date; by: string; why: string },
): Promise<void> {
  await client.query(
    `update duty.assignment set superseded_at = $2, superseded_by = $3, superseded_why = $4
     where post_id = $1 and superseded_at is null and from_at >= $2`,
    [postId, now, by, why],
  )
  await client.query(
    `update duty.shift set superseded_at = $2, superseded_why = $3 where post_id = $1 and superseded_at is null and from_at >= $2`,
    [postId, now, why],
  )
  await client.query('delete from duty.engagement where post_id = $1 and from_at >= $2', [postId, now])
  await client.query('update duty.engagement set until_at = $2 where post_id = $1 and until_at > $2', [postId, now])
}

/** How many shifts of a post are still to end. */
export async function countShiftsAhead(client: pg.ClientBase, postId: string, now: Date): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int from duty.shift where post_id = $1 and superseded_at is null and until_at > $2',
    [postId, now],
  )
  return rows[0]?.count ?? 0
}

/** The shifts of a post go along when it moves within its precinct; the ground they stand on never changes precinct. */
export async function moveShiftsOf(client: pg.ClientBase, postId: string, areaId: AreaId, now: Date): Promise<void> {
  const values = [postId, areaId, now]
  await client.query(
    `update duty.shift_role set area_id = $2 where (precinct_id, shift_id) in
       (select precinct_id, id from duty.shift where post_id = $1 and superseded_at is null and until_at > $3)`,
    values,
  )
  await client.query(
    'update duty.shift set area_id = $2 where post_id = $1 and superseded_at is null and until_at > $3',
    values,
  )
  await client.query(
    'update duty.assignment set area_id = $2 where post_id = $1 and superseded_at is null and until_at > $3',
    values,
  )
  await client.query('update duty.engagement set area_id = $2 where post_id = $1 and until_at > $3', values)
}
