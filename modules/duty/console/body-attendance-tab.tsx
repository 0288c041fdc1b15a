import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { BodyAttendance } from '../body-attendance.ts'
import { texts } from './bring-in-texts.ts'
import { useBodies } from './use-bodies.ts'

type Row = BodyAttendance['rows'][number]

/** What the people of one body served, whether they work or live there: the same rows that the other body sees. */
export function BodyAttendanceTab({ responseId, views }: { responseId: string; views: ReactNode }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const bodies = useBodies(responseId)
  const [{ body }, change] = useAddress()
  const organisationId = body ?? (bodies.length === 1 ? bodies[0]?.value : undefined)
  const input = { responseId, organisationId }
  const { data } = useAsk<BodyAttendance>(
    'duty.bodyAttendance',
    { ...input, limit: 1 },
    { when: Boolean(organisationId), live: ['attendance'] },
  )
  const choice = (
    <>
      {views}
      <Select
        style={{ minWidth: 220 }}
        placeholder={t('chooseBody')}
        {...(organisationId && { value: organisationId })}
        showSearch={{ optionFilterProp: 'label' }}
        options={bodies}
        onChange={(chosen: string) => change({ body: chosen })}
      />
    </>
  )
  if (!organisationId)
    return (
      <Empty title={t('chooseBody')} actions={choice}>
        {t('chooseBodyHint')}
      </Empty>
    )
  return (
    <DataTable<Row>
      key={organisationId}
      query="duty.bodyAttendance"
      input={input}
      rowId={({ id }) => id}
      live={['attendance']}
      actions={choice}
      {...(data && {
        heading: t('sums', { people: data.people, times: data.total, hours: data.hours, atHome: data.atHome }),
      })}
      filters={[{ kind: 'day', name: 'day', title: t('day') }]}
      columns={[
        { name: 'name', title: t('name'), pinned: true, width: 110 },
        { name: 'seenAs', title: t('seenAs'), width: 110, show: ({ seenAs }) => t(seenAs) },
        { name: 'postName', title: t('post'), width: 180 },
        { name: 'areaName', title: t('area'), width: 110 },
        { name: 'inAt', title: t('inAt'), width: 130, show: ({ inAt }) => time(inAt) },
        { name: 'outAt', title: t('outAt'), width: 130, show: ({ outAt }) => outAt && time(outAt) },
        { name: 'hours', title: t('hours'), width: 80, align: 'right' },
      ]}
      empty={<Empty title={t('noAttendance')}>{t('noAttendanceHint')}</Empty>}
    />
  )
}
