import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import type { UnrosteredShown } from '../attendance-shown.ts'
import { texts } from './attendance-texts.ts'
import { RecordUnrosteredDialog } from './record-unrostered-dialog.tsx'

interface UnrosteredTabProps {
  input: { responseId: string; areaId?: string }
  posts: { id: string; name: string }[]
  views: ReactNode
}

/** Who served where no shift was laid for them, and entering one more. */
export function UnrosteredTab({ input, posts, views }: UnrosteredTabProps) {
  const t = useTexts(texts)
  const may = useMay()
  const [entering, setEntering] = useState(false)
  const columns = useUnrosteredColumns()
  const enter = may('attendance.mark') && (
    <Button type="primary" onClick={() => setEntering(true)}>
      {t('recordUnrostered')}
    </Button>
  )
  return (
    <>
      <DataTable<UnrosteredShown>
        key="unrostered"
        query="duty.unrostered"
        input={input}
        columns={columns}
        rowId={({ id }) => id}
        live={['attendance']}
        actions={
          <>
            {views}
            {enter}
          </>
        }
        filters={[
          {
            kind: 'choice',
            name: 'postId',
            title: t('post'),
            options: posts.map(({ id, name }) => ({ value: id, label: name })),
          },
          { kind: 'day', name: 'day', title: t('day') },
        ]}
        empty={
          <Empty title={t('noUnrostered')} actions={enter}>
            {t('noUnrosteredHint')}
          </Empty>
        }
      />
      {entering && <RecordUnrosteredDialog input={input} posts={posts} close={() => setEntering(false)} />}
    </>
  )
}

function useUnrosteredColumns(): DataColumn<UnrosteredShown>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'name', title: t('name'), pinned: true, width: 100 },
    { name: 'postName', title: t('post'), width: 180 },
    { name: 'areaName', title: t('area'), width: 110 },
    { name: 'roleName', title: t('role'), width: 110, show: ({ roleName }) => pick(roleName) },
    { name: 'inAt', title: t('inAt'), width: 140, show: ({ inAt }) => time(inAt) },
    {
      name: 'outAt',
      title: t('outAt'),
      width: 110,
      show: ({ outAt }) => (outAt ? localClock(new Date(outAt)) : <StateTag state="done">{t('stillThere')}</StateTag>),
    },
    { name: 'hours', title: t('hours'), width: 80, align: 'right', show: ({ outAt, hours }) => (outAt ? hours : '–') },
    { name: 'organisationName', title: t('body'), width: 160, show: (row) => row.organisationName || '–' },
    { name: 'number', title: t('number'), width: 90, show: ({ number }) => number ?? '–' },
  ]
}
