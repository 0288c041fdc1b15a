import { Button, Table } from 'antd'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useSession } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk, useCommand } from '../../../platform/browser/use-ask.ts'
import { CodeApp } from './code-app.tsx'
import { roleText } from './in-words.ts'
import { OtherHouse } from './other-house.tsx'
import { OwnReadings } from './own-readings.tsx'
import { PasskeyList } from './passkey-list.tsx'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type Place = { areaId: string; name: string; role?: string }

/** One's own account: what one may do where, ways in, where one is signed in, and who read one's data. */
export default function AccountPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { data } = useSession()
  if (!data) return <Loading lines={4} />
  const places = data.places as Place[]
  return (
    <div style={{ maxWidth: 760 }}>
      <RecordFields
        fields={[
          [t('username'), data.user.username],
          [t('name'), data.user.name],
          [
            t('roles'),
            places.map(({ name, role }) => `${name} ${role ? roleText(role, language) : ''}`).join('；') || '–',
          ],
        ]}
      />
      <h2 className="c-section">{t('passkeys')}</h2>
      <PasskeyList />
      <h2 className="c-section">{t('codeApp')}</h2>
      <CodeApp />
      <OtherHouse />
      <h2 className="c-section">{t('sessions')}</h2>
      <OwnSessions />
      <h2 className="c-section">{t('readMe')}</h2>
      <OwnReadings />
    </div>
  )
}

type SessionRow = { id: string; current: boolean; browser: string | null; since: string }

function OwnSessions() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const refresh = useRefresh('access.sessions')
  const end = useCommand('access.endSession')
  const { data, error } = useAsk<{ rows: SessionRow[] }>('access.sessions')
  if (error) return <Failed error={error} />
  if (!data) return <Loading lines={2} />
  return (
    <Table<SessionRow>
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={false}
      showHeader={false}
      dataSource={data.rows}
      rowKey="id"
      columns={[
        { render: (_, { browser }) => browserName(browser) },
        { render: (_, { since }) => time(since) },
        {
          align: 'right',
          render: (_, { id, current }) =>
            current ? (
              t('thisOne')
            ) : (
              <Button size="small" onClick={() => end.mutate({ sessionId: id }, { onSuccess: refresh })}>
                {t('signOutThere')}
              </Button>
            ),
        },
      ]}
    />
  )
}

/** The browser and system in a user agent's long text. */
function browserName(agent: string | null): string {
  const browser = /(MicroMessenger|DingTalk|Edg|Firefox|Chrome|Safari)\/[\d.]+/.exec(agent ?? '')?.[1] ?? '–'
  const system = /(Android|iPhone|iPad|Windows|Mac OS|Linux)/.exec(agent ?? '')?.[1] ?? ''
  return `${browser} ${system}`.trim()
}
