import { App, Button, Popover, Table } from 'antd'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { texts as gapTexts } from './gap-texts.ts'
import { texts } from './roster-texts.ts'
import { SwapEffect } from './swap-effect.tsx'

type SwapRow = {
  id: string
  state: 'asked' | 'agreed'
  name: string
  otherName: string
  give: string
  take: string | null
  reason: string | null
}
type LeaveRow = { id: string; name: string; from: string; until: string }

/** Swaps and leave that a lead decides on. */
export function WaitingPanel({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const ofGaps = useTexts(gapTexts)
  const language = useLanguage()
  const { time } = useTimes()
  const { message } = App.useApp()
  const changed = useChanged('duty.')
  const { data, error } = useAsk<{ swaps: SwapRow[]; leave: LeaveRow[] }>(
    'duty.waiting',
    { responseId },
    { live: ['swaps', 'members'] },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={6} />
  if (data.swaps.length + data.leave.length === 0) return <Empty title={t('nothingWaits')} />
  const decide = async (action: string, input: object) => {
    await sendCommand(action, input).catch((thrown: unknown) => message.error(problemText(thrown, language), 8))
    changed()
  }
  const deeds = (action: string, key: string, id: string) =>
    [true, false].map((approve) => (
      <Button key={String(approve)} size="small" onClick={() => void decide(action, { [key]: id, approve })}>
        {t(approve ? 'approve' : 'refuse')}
      </Button>
    ))
  return (
    <>
      {data.swaps.length > 0 && (
        <>
          <h3 className="d-part">{t('swaps')}</h3>
          <Table<SwapRow>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={data.swaps}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('person'), render: (_, { name, otherName }) => `${name} → ${otherName}` },
              { title: t('gives'), dataIndex: 'give' },
              { title: t('takes'), render: (_, { take }) => take ?? '–' },
              { title: t('reason'), render: (_, { reason }) => reason ?? '–' },
              {
                render: (_, { id }) => (
                  <Popover trigger="click" title={ofGaps('swapEffect')} content={<SwapEffect swapId={id} />}>
                    <Button size="small">{ofGaps('swapEffect')}</Button>
                  </Popover>
                ),
              },
              {
                render: (_, { id, state }) =>
                  state === 'agreed' ? (
                    <span className="d-place-deeds">{deeds('duty.decideSwap', 'swapId', id)}</span>
                  ) : (
                    <StateTag state="waiting">{t('asked')}</StateTag>
                  ),
              },
            ]}
          />
        </>
      )}
      {data.leave.length > 0 && (
        <>
          <h3 className="d-part">{t('leave')}</h3>
          <Table<LeaveRow>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={data.leave}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: t('person'), dataIndex: 'name' },
              { title: t('leave'), render: (_, { from, until }) => `${time(from)} – ${time(until)}` },
              {
                render: (_, { id }) => (
                  <span className="d-place-deeds">{deeds('duty.decideLeave', 'availabilityId', id)}</span>
                ),
              },
            ]}
          />
        </>
      )}
    </>
  )
}
