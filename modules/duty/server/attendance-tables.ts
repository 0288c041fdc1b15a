import { fieldTable } from '../../../platform/server/ledger/field-table.ts'

/* What was recorded stands and is proved; sums and ends are marks that later entries set. */
export const attendanceMarkTable = fieldTable('duty.attendance_mark', { mutable: ['superseded_at', 'area_id'] })
export const attendanceTable = fieldTable('duty.attendance', {
  mutable: [
    ...['in_at', 'out_at', 'absent', 'absent_reason', 'late_minutes', 'early_minutes', 'break_minutes'],
    ...['night', 'superseded_at', 'area_id'],
  ],
})
export const objectionTable = fieldTable('duty.objection', {
  mutable: ['answer_sealed', 'answer_key_id', 'mended', 'answered_by', 'answered_at', 'area_id'],
})
export const handoverTable = fieldTable('duty.handover', {
  mutable: [
    ...['countersigned_by', 'countersigned_at', 'remark_sealed', 'remark_key_id', 'relief_shift_id'],
    ...['superseded_at', 'area_id'],
  ],
})
export const handoverItemTable = fieldTable('duty.handover_item', { mutable: ['closed_at', 'closed_by', 'area_id'] })
