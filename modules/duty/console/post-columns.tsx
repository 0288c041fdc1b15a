import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import type { PostRow } from './post-row.ts'
import { texts } from './texts.ts'

/** The columns of the table of posts. */
export function usePostColumns(): DataColumn<PostRow>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'name', title: t('name'), pinned: true, width: 170 },
    {
      name: 'state',
      title: t('state'),
      width: 90,
      show: ({ closedAt, bareSoon }) => {
        if (closedAt) return <StateTag state="closed">{t('closed')}</StateTag>
        if (bareSoon) return <StateTag state="missing">{t('bare')}</StateTag>
        return <StateTag state="done">{t('open_')}</StateTag>
      },
    },
    {
      name: 'staffed',
      title: t('staffed'),
      width: 110,
      align: 'right',
      show: ({ staffed, wanted }) => `${staffed} / ${wanted}`,
    },
    { name: 'kind', title: t('kind'), width: 120, show: ({ kindName }) => pick(kindName) },
    { name: 'area', title: t('area'), width: 210, show: placeName },
    { name: 'place', title: t('place'), width: 150 },
    { name: 'hours', title: t('hours'), width: 120, show: ({ hours }) => `${hours.from}–${hours.until}` },
    { name: 'order', title: t('orderNumber'), width: 170, show: ({ orderNumber }) => orderNumber ?? '–' },
    { name: 'openedAt', title: t('openedAt'), width: 150, extra: true, show: ({ openedAt }) => time(openedAt) },
  ]
}

/** Township and village; the township alone when the post stands there. */
export function placeName({ areaId, areaName, precinctId, precinctName }: PostRow): string {
  return areaId === precinctId ? areaName : `${precinctName} ${areaName}`
}
