import { fieldTable } from '../../../platform/server/ledger/field-table.ts'

/* What a volunteer said stands and is proved; who vetted them and how is a mark that a later entry sets. */
export const volunteerTable = fieldTable('duty.volunteer', {
  mutable: ['state', 'vetted_by', 'vetted_at', 'vetted_why', 'member_id'],
})
