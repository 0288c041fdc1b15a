import { Button, Table } from 'antd'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { AreaName } from './area-name.tsx'
import { GrantDialog } from './grant-dialog.tsx'
import { roleText } from './in-words.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type GrantRow = {
  id: string
  role: string
  areaId: string
  until: string | null
  grantedBy: string | null
  endedAt: string | null
}

/** What a user may do and could do before, with the way to give and to take. */
export function GrantsPanel({ userId, closed }: { userId: string; closed: boolean }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const [giving, setGiving] = useState(false)
  const [ending, setEnding] = useState<GrantRow>()
  const refresh = useRefresh('access.grants', 'access.users')
  const { data, error } = useAsk<{ rows: GrantRow[] }>('access.grants', { userId }, { live: ['access'] })
  if (error) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  return (
    <section>
      <h3>{t('grants')}</h3>
      <Table<GrantRow>
        size="small"
        pagination={false}
        dataSource={data.rows}
        rowKey="id"
        locale={{ emptyText: t('noGrants') }}
        columns={[
          { title: t('role'), render: (_, row) => roleText(row.role, language) },
          { title: t('area'), render: (_, row) => <AreaName id={row.areaId} /> },
          { title: t('until'), render: (_, row) => (row.until ? time(row.until) : t('noEnd')) },
          { title: t('grantedBy'), render: (_, row) => row.grantedBy ?? '–' },
          { title: '', align: 'right', render: (_, row) => <GrantEnd row={row} end={() => setEnding(row)} /> },
        ]}
      />
      {!closed && (
        <div className="m-notice-actions">
          <Button onClick={() => setGiving(true)}>{t('grant')}</Button>
        </div>
      )}
      {giving && <GrantDialog userId={userId} done={refresh} close={() => setGiving(false)} />}
      {ending && (
        <ReasonDialog
          title={`${t('endGrant')} ${roleText(ending.role, language)}`}
          action="access.endGrant"
          input={{ grantId: ending.id }}
          done={refresh}
          close={() => setEnding(undefined)}
        />
      )}
    </section>
  )
}

function GrantEnd({ row, end }: { row: GrantRow; end: () => void }) {
  const t = useTexts(texts)
  if (row.endedAt) return <StateTag state="closed">{t('ended')}</StateTag>
  if (row.until && new Date(row.until) < new Date()) return <StateTag state="closed">{t('expired')}</StateTag>
  return (
    <Button size="small" onClick={end}>
      {t('endGrant')}
    </Button>
  )
}
