import { useField } from '../../../platform/browser/offline/field.tsx'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import type { FieldShown } from '../inspections-shown.ts'

/** The visits to make, the checklists and the bodies, as the phone has them; a visit recorded here is marked until it is gone. */
export function useInspectionField() {
  const { session, outbox } = useField()
  const may = session.permissions.includes('inspection.record')
  const kept = useKeptAnswer<FieldShown>(may ? 'inspectionField' : undefined, 'inspections.field', {})
  const recorded = new Set(
    (outbox ?? []).flatMap(({ action, state, input }) =>
      action === 'inspections.recordVisit' && state !== 'refused' && state !== 'discarded'
        ? [(input as { plannedVisitId?: string }).plannedVisitId]
        : [],
    ),
  )
  return { ...kept, may, isRecorded: (plannedVisitId: string) => recorded.has(plannedVisitId) }
}
