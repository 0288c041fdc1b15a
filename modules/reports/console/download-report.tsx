import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { download } from '../../../platform/browser/transfer.ts'
import type { ReportFormat } from '../report.ts'
import { texts } from './texts.ts'

const formats = [
  ['docx', 'word'],
  ['xlsx', 'excel'],
  ['html', 'page'],
  ['csv', 'csv'],
] as const

/** The report as a file: Word as bodies print it, Excel, a web page, CSV. */
export function DownloadReport({ reportId }: { reportId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const [busy, setBusy] = useState<ReportFormat>()
  const save = async (format: ReportFormat) => {
    setBusy(format)
    try {
      message.success(t('saved', { file: await download('reports.document', { reportId }, { format }) }))
    } catch (error) {
      message.error(problemText(error, language), 8)
    }
    setBusy(undefined)
  }
  return (
    <section className="p-box">
      <h3>{t('download')}</h3>
      <div className="p-buttons">
        {formats.map(([format, name]) => (
          <Button
            key={format}
            type={format === 'docx' ? 'primary' : 'default'}
            icon={<DownloadOutlined />}
            loading={busy === format}
            onClick={() => save(format)}
          >
            {t(name)}
          </Button>
        ))}
      </div>
    </section>
  )
}
