import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { inspectionFigures } from './figures.ts'
import { listPlans } from './list-plans.ts'
import { listVisits } from './list-visits.ts'
import { planInspection } from './plan-inspection.ts'
import { recordVisit } from './record-visit.ts'
import { sampleFindings } from './sample-findings.ts'
import { showField } from './show-field.ts'
import { showVisit } from './show-visit.ts'

export const inspections: ServerModule = {
  name: 'inspections',
  actions: [planInspection, recordVisit],
  queries: [listPlans, listVisits, showVisit, showField, sampleFindings],
  figures: inspectionFigures,
  constraints: {
    plan_pk: problems.plannedAlready,
    visit_pk: problems.recordedAlready,
    visit_of_plan_once: problems.recordedAlready,
  },
}
