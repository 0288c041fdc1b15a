import { passkeyClient } from '@better-auth/passkey/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Table } from 'antd'
import { createAuthClient } from 'better-auth/client'
import { getJson, postJson } from '../../../platform/browser/api.ts'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { getSignInWays, SESSION_KEY } from '../../../platform/browser/session.ts'
import { texts } from './texts.ts'

type PasskeyRow = { id: string; createdAt: string }

const client = createAuthClient({ plugins: [passkeyClient()], fetchOptions: { headers: { 'x-muster': '1' } } })

async function addPasskey() {
  const { error } = await client.passkey.addPasskey()
  if (error) throw new Error(error.message ?? 'passkey')
}

/** One's passkeys: add one on this device, remove a lost one. Not shown where the server cannot take any. */
export function PasskeyList() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: getSignInWays, staleTime: Number.POSITIVE_INFINITY })
  const list = useQuery({
    queryKey: ['own-passkeys'],
    queryFn: () => getJson<PasskeyRow[]>('/api/auth/passkey/list-user-passkeys'),
  })
  const session = useQueryClient()
  const again = () => Promise.all([list.refetch(), session.invalidateQueries({ queryKey: SESSION_KEY })])
  const add = useMutation({ mutationFn: addPasskey, onSuccess: again })
  const remove = useMutation({
    mutationFn: (id: string) => postJson('/api/auth/passkey/delete-passkey', { id }),
    onSuccess: again,
  })
  const usable = ways.data?.passkey && 'PublicKeyCredential' in window
  return (
    <>
      <p className="m-quiet">{t('passkeyHint')}</p>
      {(add.isError || remove.isError) && <Alert type="error" showIcon title={t('passkeyFailed')} />}
      <Table<PasskeyRow>
        size="small"
        scroll={{ x: 'max-content' }}
        pagination={false}
        showHeader={false}
        dataSource={list.data ?? []}
        rowKey="id"
        locale={{ emptyText: t('noPasskeys') }}
        columns={[
          { render: (_, { createdAt }) => time(createdAt) },
          {
            align: 'right',
            render: (_, { id }) => (
              <Button size="small" loading={remove.isPending} onClick={() => remove.mutate(id)}>
                {t('remove')}
              </Button>
            ),
          },
        ]}
      />
      {usable && (
        <div className="m-notice-actions">
          <Button loading={add.isPending} onClick={() => add.mutate()}>
            {t('addPasskey')}
          </Button>
        </div>
      )}
    </>
  )
}
