import { Table } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { texts } from './roster-texts.ts'

type ChangeRow = {
  id: string
  what: 'came' | 'went'
  name: string
  shift: string
  source: string
  why: string | null
  at: string
}

/** What changed in a roster after it was published. */
export function RosterChanges({ rosterId }: { rosterId: string }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { data, error } = useAsk<{ rows: ChangeRow[] }>('duty.rosterChanges', { rosterId }, { live: ['shifts'] })
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={6} />
  return (
    <Table<ChangeRow>
      size="small"
      rowKey={({ id, what }) => `${id} ${what}`}
      scroll={{ x: 'max-content' }}
      dataSource={data.rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      locale={{ emptyText: t('noChanges') }}
      columns={[
        { title: t('at'), render: (_, { at }) => time(at) },
        {
          title: t('what'),
          render: (_, { what }) => <StateTag state={what === 'came' ? 'done' : 'missing'}>{t(what)}</StateTag>,
        },
        { title: t('person'), dataIndex: 'name' },
        { title: t('shift'), dataIndex: 'shift' },
        {
          title: t('source'),
          render: (_, { what, source }) => (what === 'came' ? t(`source_${source as 'hand'}`) : ''),
        },
        {
          title: t('reason'),
          render: (_, { why }) => (why === 'swap' ? t('source_swap') : why === 'moved' ? t('moved') : why),
        },
      ]}
    />
  )
}
