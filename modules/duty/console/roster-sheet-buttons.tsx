import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { ImportDialog } from '../../../platform/browser/import/import-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { ExportButton, useExport } from '../../../platform/browser/table/export-button.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { PrintRoster } from './print-roster.tsx'
import type { RosterRow } from './roster-row.ts'
import { texts } from './roster-texts.ts'

const columns = ['日期', '班次', '时间', '岗位', '角色', '姓名', '工号']

/** A roster out to Excel and back, and as the duty table that hangs on the wall. */
export function RosterSheetButtons({ roster }: { roster: RosterRow }) {
  const t = useTexts(texts)
  const may = useMay()
  const changed = useChanged('duty.', 'figures.')
  const sheet = useExport('duty.roster', { rosterId: roster.id })
  const [open, setOpen] = useState<'print' | 'import'>()
  return (
    <>
      <ExportButton {...sheet} />
      {may('roster.plan') && roster.state !== 'frozen' && (
        <Button onClick={() => setOpen('import')}>{t('fromSheet')}</Button>
      )}
      <Button icon={<PrinterOutlined />} onClick={() => setOpen('print')}>
        {t('print')}
      </Button>
      {open === 'import' && (
        <ImportDialog
          name="duty.roster"
          title={`${t('fromSheet')}：${roster.name}`}
          fields={{ rosterId: roster.id, version: String(roster.version) }}
          columns={columns}
          onImported={changed}
          close={() => setOpen(undefined)}
        />
      )}
      {open === 'print' && <PrintRoster roster={roster} close={() => setOpen(undefined)} />}
    </>
  )
}
