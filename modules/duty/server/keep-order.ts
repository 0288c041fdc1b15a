import type { ActionContext } from '../../../platform/server/action.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { WrittenOrder } from '../order.ts'

/** Keeps the order behind what is done to a post. */
export async function keepOrder(
  { client, actor, now }: Pick<ActionContext, 'client' | 'actor' | 'now'>,
  post: { id: string; areaId: AreaId },
  deed: 'open' | 'move' | 'close',
  { title, number, signedBy, signedOn }: WrittenOrder,
  reason?: string,
): Promise<void> {
  await client.query(
    `insert into duty.post_order (id, post_id, area_id, deed, title, number, signed_by, signed_on, reason, made_by, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [newId(), post.id, post.areaId, deed, title, number, signedBy, signedOn, reason ?? null, actor.userId, now],
  )
}
