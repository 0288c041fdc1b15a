import { fieldTable } from '../../../platform/server/ledger/field-table.ts'

/*
 * Rows of the field that the ledger proves. Their area goes along when a post moves within its precinct; that, and what ends a
 * row, are marks that later entries set.
 */
export const shiftTable = fieldTable('duty.shift', {
  mutable: ['area_id', 'sign_up_from', 'superseded_at', 'superseded_why'],
})
export const assignmentTable = fieldTable('duty.assignment', {
  mutable: ['area_id', 'pinned', 'superseded_at', 'superseded_by', 'superseded_why'],
})
export const availabilityTable = fieldTable('duty.availability', { mutable: ['state', 'decided_by', 'decided_at'] })
export const standbyTable = fieldTable('duty.standby', { mutable: ['called_at', 'superseded_at'] })
export const swapTable = fieldTable('duty.swap', {
  mutable: ['state', 'agreed_at', 'decided_at', 'decided_by', 'decided_why'],
})
