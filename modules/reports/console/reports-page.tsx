import { FileProtectOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { AddressLink } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { FreezeReportDialog } from './freeze-report-dialog.tsx'
import type { ReportRow } from './report-row.ts'
import { texts } from './texts.ts'

/** The frozen reports of the response, newest first, and the button that freezes the next one. */
export default function ReportsPage() {
  const t = useTexts(texts)
  const may = useMay()
  const { time } = useTimes()
  const { response, loading } = useResponse()
  const [freezing, setFreezing] = useState(false)
  if (loading) return <Loading lines={8} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const columns: DataColumn<ReportRow>[] = [
    {
      name: 'title',
      title: t('report'),
      pinned: true,
      width: 340,
      show: ({ id, title }) => (
        <AddressLink to="/report" change={{ report: id }}>
          {title}
        </AddressLink>
      ),
    },
    { name: 'areaName', title: t('area'), width: 160 },
    { name: 'version', title: t('version'), show: ({ version }) => t('versionOf', { version }), width: 100 },
    { name: 'asOf', title: t('asOf'), show: ({ asOf }) => time(asOf), width: 150 },
    { name: 'frozenBy', title: t('frozenBy'), width: 140 },
    { name: 'frozenAt', title: t('frozenAt'), show: ({ frozenAt }) => time(frozenAt), width: 150 },
    { name: 'code', title: t('code'), width: 190 },
    { name: 'block', title: t('block'), show: ({ block }) => block ?? '–', align: 'right', width: 110 },
  ]
  const freezeButton = may('report.freeze') && (
    <Button type="primary" icon={<FileProtectOutlined />} onClick={() => setFreezing(true)}>
      {t('freeze')}
    </Button>
  )
  return (
    <>
      <DataTable<ReportRow>
        query="reports.list"
        input={{ responseId: response.id }}
        columns={columns}
        rowId={({ id }) => id}
        live={['reports']}
        actions={freezeButton}
        empty={
          <Empty title={t('noReports')} actions={freezeButton}>
            {t('noReportsHint')}
          </Empty>
        }
      />
      {freezing && <FreezeReportDialog responseId={response.id} close={() => setFreezing(false)} />}
    </>
  )
}
