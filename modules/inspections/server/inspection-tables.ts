import { fieldTable } from '../../../platform/server/ledger/field-table.ts'

/* Inspections are recorded once and stand; what becomes of a finding is kept by the work room. */
export const planTable = fieldTable('inspections.plan')
export const plannedVisitTable = fieldTable('inspections.planned_visit')
export const visitTable = fieldTable('inspections.visit')
export const answerTable = fieldTable('inspections.answer')
export const findingTable = fieldTable('inspections.finding')
