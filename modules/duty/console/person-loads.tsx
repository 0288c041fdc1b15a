import { Table } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { texts as attendanceTexts } from './attendance-texts.ts'
import { texts } from './roster-texts.ts'

type LoadRow = {
  memberId: string
  name: string
  organisationName: string
  shifts: number
  hours: number
  nights: number
  weekends: number
  holidays: number
  run: number
  served: number
  rest?: number
  standby: boolean
  tired: boolean
}

const counts = ['shifts', 'hours', 'nights', 'weekends', 'holidays', 'run'] as const

/** What each person serves in a roster, so that nobody carries more than others or goes without rest unseen. */
export function PersonLoads({ rosterId }: { rosterId: string }) {
  const t = useTexts(texts)
  const recorded = useTexts(attendanceTexts)
  const { data, error } = useAsk<{ rows: LoadRow[] }>('duty.loads', { rosterId }, { live: ['shifts'], keepLast: true })
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={10} />
  return (
    <Table<LoadRow>
      size="small"
      rowKey="memberId"
      scroll={{ x: 'max-content' }}
      dataSource={data.rows}
      pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      columns={[
        {
          title: t('person'),
          render: (_, { name, tired, standby }) => (
            <span className="d-load-name">
              {name}
              {tired && <StateTag state="late">{t('tired')}</StateTag>}
              {standby && <StateTag state="waiting">{t('standby')}</StateTag>}
            </span>
          ),
        },
        { title: t('body'), dataIndex: 'organisationName' },
        ...counts.map((key) => ({
          title: t(key),
          dataIndex: key,
          align: 'right' as const,
          sorter: (a: LoadRow, b: LoadRow) => a[key] - b[key],
        })),
        {
          title: recorded('served'),
          dataIndex: 'served',
          align: 'right',
          sorter: (a: LoadRow, b: LoadRow) => a.served - b.served,
        },
        { title: t('rest'), align: 'right', render: (_, { rest }) => rest ?? '–' },
      ]}
    />
  )
}
