import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useCommand } from '../../../platform/browser/use-ask.ts'
import { makeInitialPassword } from '../initial-password.ts'
import { AreaName } from './area-name.tsx'
import { FirstPassword } from './first-password.tsx'
import { GrantsPanel } from './grants-panel.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

export type UserRow = {
  id: string
  username: string
  name: string
  areaId: string
  createdAt: string
  disabledAt: string | null
  mustChangePassword: boolean
  passkeys: number
  roles: string[]
}

/** One account: its fields, its grants, a new password, its end. */
export function UserDetails({ row }: { row: UserRow }) {
  const t = useTexts(texts)
  const may = useMay()
  const refresh = useRefresh('access.users')
  const [doing, setDoing] = useState<'reset' | 'disable'>()
  return (
    <>
      <RecordFields
        fields={[
          [t('username'), row.username],
          [t('name'), row.name],
          [t('area'), <AreaName key="area" id={row.areaId} />],
          [t('passkeys'), row.passkeys],
        ]}
      />
      {!row.disabledAt && (
        <div className="m-notice-actions">
          <Button onClick={() => setDoing('reset')}>{t('reset')}</Button>
          <Button danger onClick={() => setDoing('disable')}>
            {t('disable')}
          </Button>
        </div>
      )}
      {may('access.grant') && <GrantsPanel userId={row.id} closed={row.disabledAt !== null} />}
      {doing === 'reset' && <ResetDialog row={row} close={() => setDoing(undefined)} />}
      {doing === 'disable' && (
        <ReasonDialog
          title={`${t('disable')} ${row.username}`}
          hint={t('disableAsk')}
          action="access.disableUser"
          input={{ userId: row.id }}
          done={refresh}
          close={() => setDoing(undefined)}
        />
      )}
    </>
  )
}

function ResetDialog({ row, close }: { row: UserRow; close: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const refresh = useRefresh('access.users')
  const [password] = useState(makeInitialPassword)
  const reset = useCommand('access.resetPassword')
  return (
    <Modal
      open
      title={`${t('reset')} ${row.username}`}
      footer={null}
      onCancel={close}
      mask={{ closable: false }}
      width={440}
    >
      {reset.isSuccess ? (
        <FirstPassword username={row.username} password={password} close={close} />
      ) : (
        <>
          {reset.isError && <Alert type="error" showIcon title={problemText(reset.error, language)} />}
          <p>{t('resetAsk')}</p>
          <div className="m-notice-actions">
            <Button
              type="primary"
              loading={reset.isPending}
              onClick={() => reset.mutate({ userId: row.id, password }, { onSuccess: refresh })}
            >
              {t('confirm')}
            </Button>
            <Button onClick={close}>{t('cancel')}</Button>
          </div>
        </>
      )}
    </Modal>
  )
}
