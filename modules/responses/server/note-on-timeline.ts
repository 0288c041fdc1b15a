import type { ActionContext } from '../../../platform/server/action.ts'
import { type AreaId, areaSpan } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'

/** One thing that the timeline shows: what happened, where, and the facts that its sentence fills in. No personal field. */
export interface Note {
  responseId: string
  areaId: AreaId
  kind: string
  facts?: Record<string, unknown>
  reason?: string | undefined
}

/** Puts what an action did on the response's timeline, in the action's own transaction. */
export async function noteOnTimeline(
  { client, actor, commandId, madeAt, now }: Pick<ActionContext, 'client' | 'actor' | 'commandId' | 'madeAt' | 'now'>,
  notes: readonly Note[],
): Promise<void> {
  for (const { responseId, areaId, kind, facts = {}, reason } of notes) {
    await client.query(
      `insert into responses.timeline_entry
         (id, response_id, area_id, area_end, kind, facts, reason, done_by, command_id, made_at, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        newId(),
        responseId,
        areaId,
        areaSpan(areaId).to,
        kind,
        JSON.stringify(facts),
        reason ?? null,
        actor.userId,
        commandId,
        madeAt,
        now,
      ],
    )
  }
}
