import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { AreaTree, TreePage } from '../../areas/console/public.ts'
import type { DueShown } from '../attendance-shown.ts'
import type { HandoverDue } from '../handover.ts'
import { texts } from './attendance-texts.ts'
import { useDueColumns } from './due-columns.tsx'
import { useHandoverColumns } from './handover-columns.tsx'
import { MealsTab } from './meals-tab.tsx'
import { ObjectionsTab } from './objections-tab.tsx'
import { UnrosteredTab } from './unrostered-tab.tsx'

/** Who came to their post and who did not, day by day; which handovers lack a signature, who is fed, and what is objected to. */
export default function AttendancePage() {
  const t = useTexts(texts)
  const may = useMay()
  const [{ area, view = 'attendance' }, change] = useAddress()
  const { response, loading } = useResponse()
  if (!response && !loading) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (!response) return null
  // Whoever may not answer objections is not shown them.
  const views = (['attendance', 'unrostered', 'handovers', 'meals', 'objections'] as const).filter(
    (one) => one !== 'objections' || may('attendance.mark'),
  )
  const input = { responseId: response.id, ...(area && { areaId: area }) }
  const tabs = (
    <Segmented
      value={view}
      options={views.map((value) => ({ value, label: t(value) }))}
      onChange={(value) =>
        change({ view: value === 'attendance' ? undefined : value, state: undefined, postId: undefined })
      }
    />
  )
  return (
    <TreePage tree={<AreaTree chosen={area} choose={(areaId) => change({ area: areaId })} />}>
      {view === 'handovers' && <Handovers input={input} views={tabs} />}
      {view === 'meals' && <Meals input={input} views={tabs} />}
      {view === 'unrostered' && <Unrostered input={input} views={tabs} />}
      {view === 'objections' && <ObjectionsTab input={input} views={tabs} />}
      {view === 'attendance' && <Attendance input={input} views={tabs} />}
    </TreePage>
  )
}

interface ListProps {
  input: { responseId: string; areaId?: string }
  views: ReactNode
}

function usePostNames(input: ListProps['input']) {
  const posts = useAsk<{ rows: { id: string; name: string }[] }>(
    'duty.posts',
    { ...input, limit: 200 },
    { keepLast: true },
  )
  return posts.data?.rows ?? []
}

function Meals({ input, views }: ListProps) {
  return <MealsTab input={input} posts={usePostNames(input)} views={views} />
}

function Unrostered({ input, views }: ListProps) {
  return <UnrosteredTab input={input} posts={usePostNames(input)} views={views} />
}

function Attendance({ input, views }: ListProps) {
  const t = useTexts(texts)
  const may = useMay()
  const columns = useDueColumns()
  const posts = usePostNames(input)
  return (
    <DataTable<DueShown>
      key="attendance"
      query="duty.attendance"
      input={input}
      columns={columns}
      rowId={({ id }) => id}
      live={['attendance', 'shifts']}
      {...(may('report.export') && { exportName: 'duty.attendance' })}
      actions={views}
      filters={[
        {
          kind: 'choice',
          name: 'postId',
          title: t('post'),
          options: posts.map(({ id, name }) => ({ value: id, label: name })),
        },
        { kind: 'day', name: 'day', title: t('day') },
        {
          kind: 'choice',
          name: 'state',
          title: t('state'),
          options: (['came', 'unmarked', 'absent', 'late', 'early'] as const).map((value) => ({
            value,
            label: t(value),
          })),
        },
      ]}
      empty={<Empty title={t('none')}>{t('noneHint')}</Empty>}
    />
  )
}

function Handovers({ input, views }: ListProps) {
  const t = useTexts(texts)
  const columns = useHandoverColumns()
  return (
    <DataTable<HandoverDue>
      key="handovers"
      query="duty.handovers"
      input={input}
      columns={columns}
      rowId={({ id }) => id}
      live={['handovers', 'shifts']}
      actions={views}
      filters={[
        { kind: 'day', name: 'day', title: t('day') },
        {
          kind: 'choice',
          name: 'state',
          title: t('state'),
          options: (['missing', 'unwritten', 'signed', 'whole'] as const).map((value) => ({ value, label: t(value) })),
        },
      ]}
      empty={<Empty title={t('noHandovers')}>{t('noHandoversHint')}</Empty>}
    />
  )
}
