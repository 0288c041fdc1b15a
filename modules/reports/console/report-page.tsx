import { Link } from '@tanstack/react-router'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { CompareReports } from './compare-reports.tsx'
import { DownloadReport } from './download-report.tsx'
import { ProofBox } from './proof-box.tsx'
import type { ShownReport } from './report-row.ts'
import { ReportText } from './report-text.tsx'
import './reports.css'
import { texts } from './texts.ts'

/** One frozen report: its text where every number opens its rows, its files, its proof, and what changed since another version. */
export default function ReportPage() {
  const t = useTexts(texts)
  const may = useMay()
  const [{ report: reportId, proof: printedCode }] = useAddress()
  const { data, error } = useAsk<ShownReport>('reports.one', { reportId }, { when: reportId !== undefined })
  const all = <Link to="/reports">{t('allReports')}</Link>
  if (!reportId) return <Empty title={t('chooseReport')} actions={all} />
  if (error && !data) return <Failed error={error} again={all} />
  if (!data) return <Loading lines={12} />
  const { report, content, proof } = data
  return (
    <div className="p-report">
      <article className="p-paper">
        <ReportText content={content} />
      </article>
      <aside className="p-side">
        <p>
          {all} · {t('versionOf', { version: report.version })} · <AsOf at={report.asOf} />
        </p>
        {may('report.export') && <DownloadReport reportId={report.id} />}
        <ProofBox proof={proof} report={report} printedCode={printedCode} />
        <CompareReports report={report} />
      </aside>
    </div>
  )
}
