import type pg from 'pg'
import { type ActionContext, recordTogether } from '../../../platform/server/action.ts'
import { fieldTable, type Row } from '../../../platform/server/ledger/field-table.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { FollowUpOutcome } from '../follow-up.ts'

export const followUps = fieldTable('checkpoints.follow_up', {
  mutable: ['passage_id', 'closed_at', 'closed_by', 'outcome'],
})

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

export interface FollowUpRow {
  precinct_id: AreaId
  id: string
  response_id: string
  area_id: AreaId
  passage_id: string
  checkpoint_id: string
  fevers: number
  opened_at: Date
  closed_at: Date | null
  closed_by: string | null
  outcome: FollowUpOutcome | null
}

/** The follow-ups of these ids that the scope lets through, by id. */
export async function findFollowUps(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, FollowUpRow>> {
  const { rows } = await client.query<FollowUpRow>('select * from checkpoints.follow_up where id = any($1)', [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** Closes the open follow-up with this id or of this passage; false when there is none open. */
export async function closeFollowUpRow(
  client: pg.ClientBase,
  which: { id: string } | { passageId: string },
  { outcome, by, at }: { outcome: FollowUpOutcome; by: string; at: Date },
): Promise<boolean> {
  const [column, value] = 'id' in which ? ['id', which.id] : ['passage_id', which.passageId]
  const { rowCount } = await client.query(
    `update checkpoints.follow_up set closed_at = $2, closed_by = $3, outcome = $4 where ${column} = $1 and closed_at is null`,
    [value, at, by, outcome],
  )
  return rowCount === 1
}

/** After a correction the follow-up is of the passage that stands. */
export async function moveFollowUpTo(client: pg.ClientBase, from: string, to: string): Promise<void> {
  await client.query('update checkpoints.follow_up set passage_id = $2 where passage_id = $1', [from, to])
}
