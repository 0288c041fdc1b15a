import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { AreaName } from './area-name.tsx'
import { roleText } from './in-words.ts'
import { NewUserDialog } from './new-user-dialog.tsx'
import { texts } from './texts.ts'
import { UserDetails, type UserRow } from './user-details.tsx'

/** The accounts of one's areas, what each may do, and how to help whoever cannot get in. */
export default function UsersPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const [adding, setAdding] = useState(false)
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('newUser')}
    </Button>
  )
  const columns: DataColumn<UserRow>[] = [
    { name: 'username', title: t('username'), pinned: true, width: 180 },
    { name: 'name', title: t('name'), width: 160 },
    {
      name: 'roles',
      title: t('roles'),
      show: ({ roles }) => roles.map((role) => roleText(role, language)).join('、') || '–',
    },
    { name: 'areaId', title: t('area'), show: ({ areaId }) => <AreaName id={areaId} />, width: 150 },
    { name: 'state', title: t('state'), show: (row) => <UserState row={row} />, width: 120 },
    { name: 'createdAt', title: t('made'), show: ({ createdAt }) => time(createdAt), width: 160 },
  ]
  return (
    <>
      <DataTable<UserRow>
        query="access.users"
        columns={columns}
        rowId={({ id }) => id}
        filters={[{ kind: 'private', name: 'text', title: t('search') }]}
        live={['access']}
        actions={add}
        record={{ title: ({ name, username }) => `${name}（${username}）`, show: (row) => <UserDetails row={row} /> }}
        empty={<Empty title={t('noUsers')}>{t('noUsersHint')}</Empty>}
      />
      {adding && <NewUserDialog close={() => setAdding(false)} />}
    </>
  )
}

function UserState({ row }: { row: UserRow }) {
  const t = useTexts(texts)
  if (row.disabledAt) return <StateTag state="closed">{t('disabled')}</StateTag>
  if (row.mustChangePassword) return <StateTag state="waiting">{t('firstPassword')}</StateTag>
  return <StateTag state="done">{t('active')}</StateTag>
}
