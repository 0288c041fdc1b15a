import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { AreaName } from './area-name.tsx'
import { ReviewDialog } from './review-dialog.tsx'
import { texts } from './texts.ts'

export type GlassRow = {
  id: string
  userName: string
  areaId: string
  reason: string
  openedAt: string
  until: string
  told: string
  forMe: boolean
  own: boolean
  readings: number
  verdict: 'justified' | 'unjustified' | null
  note: string | null
  reviewedBy: string | null
}

/** Each emergency reading, why, and how many records were opened; those not judged yet first. */
export default function BreakGlassReviewsPage() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [reviewing, setReviewing] = useState<GlassRow>()
  const verdict = (row: GlassRow) => {
    if (row.verdict) {
      const state = row.verdict === 'justified' ? 'done' : 'missing'
      return <StateTag state={state}>{`${t(row.verdict)} · ${row.reviewedBy ?? ''} ${row.note ?? ''}`}</StateTag>
    }
    if (row.own) return <StateTag state="waiting">{t('waiting')}</StateTag>
    return (
      <Button size="small" type={row.forMe ? 'primary' : 'default'} onClick={() => setReviewing(row)}>
        {t('review')}
      </Button>
    )
  }
  return (
    <>
      <DataTable<GlassRow>
        query="access.breakGlasses"
        rowId={({ id }) => id}
        live={['access']}
        pageSize={200}
        columns={[
          { name: 'openedAt', title: t('opened'), show: ({ openedAt }) => time(openedAt), pinned: true, width: 150 },
          { name: 'userName', title: t('who'), width: 140 },
          { name: 'areaId', title: t('area'), show: ({ areaId }) => <AreaName id={areaId} />, width: 150 },
          { name: 'reason', title: t('reason') },
          { name: 'readings', title: t('readings'), align: 'right', width: 100 },
          { name: 'told', title: t('told'), show: ({ told, forMe }) => (forMe ? t('me') : told), width: 140 },
          { name: 'verdict', title: t('state'), show: verdict },
        ]}
        empty={<Empty title={t('noGlass')}>{t('noGlassHint')}</Empty>}
      />
      {reviewing && <ReviewDialog row={reviewing} close={() => setReviewing(undefined)} />}
    </>
  )
}
