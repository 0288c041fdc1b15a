import { App, Button, Table } from 'antd'
import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { RosterRow } from './roster-row.ts'
import { StandbyDialog } from './standby-dialog.tsx'
import { texts } from './standby-texts.ts'

type StandbyRow = {
  id: string
  name: string
  organisationName: string
  rosterName: string
  areaName: string
  from: string
  until: string
  calledAt: string | null
}

type StandbyPanelProps = { responseId: string; rosters: RosterRow[]; roster: RosterRow | undefined; mayPlan: boolean }

/** Who is ready to fill in, for which area and when; put on and ended here, called from a short shift. */
export function StandbyPanel({ responseId, rosters, roster, mayPlan }: StandbyPanelProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { message } = App.useApp()
  const changed = useChanged('duty.')
  const [putting, setPutting] = useState(false)
  const { data, error } = useAsk<{ rows: StandbyRow[]; asOf: string }>(
    'duty.standbys',
    { responseId, ...(roster && { rosterId: roster.id }) },
    { live: ['shifts'], keepLast: true },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={6} />
  const open = rosters.filter(({ state }) => state !== 'frozen')
  const put = mayPlan && open.length > 0 && (
    <Button type="primary" onClick={() => setPutting(true)}>
      {t('put')}
    </Button>
  )
  const end = async (standbyId: string) => {
    await sendCommand('duty.endStandby', { standbyId }).then(
      () => message.success(t('ended')),
      (thrown: unknown) => message.error(problemText(thrown, language), 8),
    )
    changed()
  }
  const state = ({ from, calledAt }: StandbyRow) => {
    if (calledAt) return <StateTag state="done">{t('called', { time: time(calledAt) })}</StateTag>
    return from <= data.asOf ? <StateTag state="waiting">{t('ready')}</StateTag> : t('coming')
  }
  return (
    <>
      {data.rows.length === 0 ? (
        <Empty title={t('none')} actions={put}>
          {t(open.length > 0 ? 'noneHint' : 'noRoster')}
        </Empty>
      ) : (
        <>
          <div className="d-tools d-roster-line">{put}</div>
          <Table<StandbyRow>
            size="small"
            rowKey="id"
            dataSource={data.rows}
            scroll={{ x: 'max-content' }}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { title: t('name'), dataIndex: 'name' },
              { title: t('body'), render: (_, { organisationName }) => organisationName || '–' },
              { title: t('area'), dataIndex: 'areaName' },
              { title: t('roster'), dataIndex: 'rosterName' },
              { title: t('when'), render: (_, { from, until }) => `${time(from)} – ${time(until)}` },
              { title: t('state'), render: (_, row) => state(row) },
              ...(mayPlan
                ? [
                    {
                      key: 'end',
                      render: (_: unknown, { id }: StandbyRow) => (
                        <Button size="small" onClick={() => void end(id)}>
                          {t('end')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </>
      )}
      {putting && <StandbyDialog rosters={open} roster={roster} close={() => setPutting(false)} />}
    </>
  )
}
