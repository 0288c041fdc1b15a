import { Button, Table } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { Member, ResponseWhole } from './response-row.ts'
import { SetGroupDialog } from './set-group-dialog.tsx'
import { texts } from './texts.ts'

type Group = { id: string; areaId: string; areaName: string; setAt: string; setBy: string; members: Member[] }

/** Who decides, with their duties: the group of the response's area first, those of places within it below. */
export function CommandGroup({ response }: { response: ResponseWhole }) {
  const t = useTexts(texts)
  const may = useMay()
  const { time } = useTimes()
  const [setting, setSetting] = useState(false)
  const { data, error } = useAsk<{ rows: Group[] }>(
    'responses.commandGroup',
    { responseId: response.id },
    { live: ['responses'] },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={4} />
  const own = data.rows.find(({ areaId }) => areaId === response.areaId)
  const setButton = may('response.change') && !response.closedAt && (
    <Button onClick={() => setSetting(true)}>{t('setGroup')}</Button>
  )
  return (
    <div className="r-panel">
      {data.rows.length === 0 && (
        <Empty title={t('groupNone')} actions={setButton}>
          {t('groupNoneHint')}
        </Empty>
      )}
      {data.rows.map((group) => (
        <section key={group.id}>
          <div className="r-panel-head">
            <strong>{group.areaName}</strong>
            <span className="m-quiet">{t('groupSince', { by: group.setBy, time: time(group.setAt) })}</span>
            {group === own && setButton}
          </div>
          <Table<Member>
            size="small"
            pagination={false}
            dataSource={group.members}
            rowKey={({ office, duties, name }) => `${office} ${name} ${duties}`}
            columns={[
              { title: t('office'), dataIndex: 'office', width: 160 },
              { title: t('memberName'), width: 160, render: (_, { name }) => name ?? t('nameGone') },
              { title: t('duties'), dataIndex: 'duties' },
            ]}
          />
        </section>
      ))}
      {setting && <SetGroupDialog response={response} members={own?.members ?? []} close={() => setSetting(false)} />}
    </div>
  )
}
