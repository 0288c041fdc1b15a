import { fieldTable } from '../../../platform/server/ledger/field-table.ts'

/* Steps stand and are proved; of a piece of work, what it was opened with is, and the rest follows from its steps. */
export const stepTable = fieldTable('work.step')
export const itemTable = fieldTable('work.item', {
  mutable: [
    ...['organisation_id', 'user_id', 'owner', 'state', 'step', 'due_step', 'due_at', 'finished_at', 'finished_by'],
    ...['closed_at', 'checked_by', 'looked_again_at', 'rung', 'tell_at', 'superseded_at'],
  ],
})
export const escalationTable = fieldTable('work.escalation')
export const photoTable = fieldTable('work.photo')
