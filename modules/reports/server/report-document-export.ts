import { z } from 'zod'
import { exporting } from '../../../platform/server/export.ts'
import { refuseOtherResponse } from '../../../platform/server/query.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { reportFormats } from '../report.ts'
import { blockOfReport, getReport } from './find-report.ts'
import { printReport } from './report-document.ts'

/** A frozen report as a file: Word in the official layout, Excel, web page, CSV. It holds numbers only, so no purpose is asked. */
export const reportDocumentExport = exporting({
  name: 'reports.document',
  permission: 'report.export',
  title: { zh: '报告', en: 'report' },
  input: z.object({ reportId: Id, format: z.enum(reportFormats).default('docx') }),
  async file({ client, scope, site }, { reportId, format }) {
    const report = await getReport(client, reportId)
    refuseOtherResponse(scope, { responseId: report.response_id })
    const block = await blockOfReport(client, report)
    const name = `${report.title} ${localDay(report.as_of)} 第${report.version}版.${format}`
    return { name, format, body: await printReport({ report, block, site }, format) }
  },
})
