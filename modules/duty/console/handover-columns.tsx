import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import type { HandoverDue } from '../handover.ts'
import { texts } from './attendance-texts.ts'

/** Columns of shifts that were to hand over: both signatures, and which of them is missing. */
export function useHandoverColumns(): DataColumn<HandoverDue>[] {
  const t = useTexts(texts)
  const { time } = useTimes()
  const signed = (name: string, at: string | null) => (at ? `${name} ${time(at)}` : '–')
  return [
    { name: 'postName', title: t('post'), pinned: true, width: 200 },
    {
      name: 'state',
      title: t('state'),
      width: 150,
      show: ({ state, missing }) => (
        <StateTag state={state === 'whole' ? 'done' : missing ? 'late' : 'waiting'}>{t(state)}</StateTag>
      ),
    },
    { name: 'areaName', title: t('area'), width: 110 },
    {
      name: 'shiftName',
      title: t('shift'),
      width: 160,
      show: ({ day, shiftName }) => `${day} ${shiftName}`,
    },
    { name: 'reliefFrom', title: t('relief'), width: 130, show: ({ reliefFrom }) => time(reliefFrom) },
    { name: 'signedBy', title: t('signedBy'), width: 190, show: (row) => signed(row.signedBy, row.signedAt) },
    {
      name: 'countersignedBy',
      title: t('countersignedBy'),
      width: 190,
      show: (row) => signed(row.countersignedBy, row.countersignedAt),
    },
    { name: 'openItems', title: t('openItems'), width: 80, align: 'right' },
  ]
}
