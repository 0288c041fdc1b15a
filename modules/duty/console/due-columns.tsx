import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { localClock } from '../../../platform/shared/dates.ts'
import { attendanceReasons } from '../attendance.ts'
import type { DueShown } from '../attendance-shown.ts'
import { texts } from './attendance-texts.ts'

const clock = (at: string | null) => (at ? localClock(new Date(at)) : '–')

/** Columns of those who were due: where and when, what became of it, and why. */
export function useDueColumns(): DataColumn<DueShown>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { day } = useTimes()
  const note = ({ reason, lateMinutes, earlyMinutes, breakMinutes }: DueShown) =>
    [
      reason && pick(attendanceReasons[reason]),
      lateMinutes > 0 && t('lateBy', { minutes: lateMinutes }),
      earlyMinutes > 0 && t('earlyBy', { minutes: earlyMinutes }),
      breakMinutes > 0 && t('breakOf', { minutes: breakMinutes }),
    ]
      .filter(Boolean)
      .join(' · ') || '–'
  return [
    { name: 'name', title: t('name'), pinned: true, width: 100 },
    {
      name: 'state',
      title: t('state'),
      width: 110,
      show: ({ state }) => (
        <StateTag state={state === 'came' ? 'done' : state === 'absent' ? 'missing' : 'waiting'}>{t(state)}</StateTag>
      ),
    },
    { name: 'postName', title: t('post'), width: 180 },
    { name: 'areaName', title: t('area'), width: 110 },
    {
      name: 'shiftName',
      title: t('shift'),
      width: 210,
      show: ({ shiftName, from, until }) => `${day(from)} ${clock(from)}–${clock(until)} ${shiftName}`,
    },
    { name: 'inAt', title: t('in'), width: 70, show: ({ inAt }) => clock(inAt) },
    { name: 'outAt', title: t('out'), width: 70, show: ({ outAt }) => clock(outAt) },
    { name: 'note', title: t('note'), width: 180, show: note },
    { name: 'organisationName', title: t('body'), width: 160, show: (row) => row.organisationName || '–' },
    { name: 'number', title: t('number'), width: 90, show: ({ number }) => number ?? '–' },
  ]
}
