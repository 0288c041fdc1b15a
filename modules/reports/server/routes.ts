import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { closeHoursJob } from './close-hours.ts'
import { figureBreakdownQuery, figureRowsQuery, figureValueQuery, listFigures } from './figure-queries.ts'
import { figureRowsExport } from './figure-rows-export.ts'
import { freezeReport } from './freeze-report.ts'
import { makeMonths } from './make-months.ts'
import { proveTallies } from './prove-tallies.ts'
import { reportDocumentExport } from './report-document-export.ts'
import { compareReports, listReports, showReport } from './report-queries.ts'

export const reports: ServerModule = {
  name: 'reports',
  actions: [freezeReport],
  queries: [
    listFigures,
    figureValueQuery,
    figureBreakdownQuery,
    figureRowsQuery,
    listReports,
    showReport,
    compareReports,
  ],
  exports: [figureRowsExport, reportDocumentExport],
  jobs: [closeHoursJob, proveTallies, makeMonths],
  constraints: { report_version_once: () => problems.versionTaken() },
}
