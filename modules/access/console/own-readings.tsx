import { Table } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { texts as purposeTexts } from '../../../platform/browser/purpose/texts.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { Purpose } from '../../../platform/shared/personal.ts'
import { texts } from './texts.ts'

type ReadingRow = { reader: string; purpose: string; query: string; readAt: string }

/** Who read the personal data of the one who is signed in. */
export function OwnReadings() {
  const t = useTexts(texts)
  const purposeText = useTexts(purposeTexts)
  const { time } = useTimes()
  const { data, error } = useAsk<{ rows: ReadingRow[] }>('access.readingsOfMe')
  if (error) return <Failed error={error} />
  if (!data) return <Loading lines={2} />
  if (data.rows.length === 0) return <p className="m-quiet">{t('noReads')}</p>
  return (
    <Table<ReadingRow>
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={false}
      showHeader={false}
      dataSource={data.rows}
      rowKey={({ readAt, reader, query }) => `${readAt} ${reader} ${query}`}
      columns={[
        { render: (_, { readAt }) => time(readAt) },
        { dataIndex: 'reader' },
        { render: (_, { purpose }) => purposeText(purpose as Purpose) },
      ]}
    />
  )
}
