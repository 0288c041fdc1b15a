import { type ActionContext, recordTogether } from '../../../platform/server/action.ts'
import { fieldTable, type Row } from '../../../platform/server/ledger/field-table.ts'
import { newId } from '../../../platform/shared/ids.ts'

export const followUps = fieldTable('checkpoints.follow_up', { mutable: ['closed_at', 'closed_by', 'outcome'] })

/** A fever at a checkpoint opens a follow-up in the same transaction, so that none is ever without one. */
export async function openFollowUps(passages: readonly { context: ActionContext; row: Row }[]): Promise<void> {
  const feverish = passages.filter(({ row }) => Number(row.fevers) > 0)
  await recordTogether(
    followUps,
    feverish.map(({ context, row }) => ({
      context,
      row: {
        precinct_id: row.precinct_id,
        id: newId(),
        response_id: row.response_id,
        area_id: row.area_id,
        passage_id: row.id,
        checkpoint_id: row.checkpoint_id,
        command_id: row.command_id,
        fevers: row.fevers,
        opened_at: context.now,
      },
    })),
  )
}
