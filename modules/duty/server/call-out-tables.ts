import { fieldTable } from '../../../platform/server/ledger/field-table.ts'

/* Who was offered and sent stands and is proved; the answer, the taking back and the recall are marks that later entries set. */
export const callOfferTable = fieldTable('duty.call_offer', {
  mutable: ['answer', 'answered_at', 'answered_by', 'answered_why', 'superseded_at'],
})
export const secondmentTable = fieldTable('duty.secondment', {
  mutable: ['recalled_at', 'recalled_by', 'recalled_why', 'superseded_at'],
})
