import { DatePicker, Form, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { OfferedKind, PostWhole } from './post-row.ts'
import { texts } from './texts.ts'

type Account = { id: string; username: string; name: string; disabledAt: string | null }
type Entered = { userId: string; role: string; span: [Dayjs, Dayjs] }
type StaffPostDialogProps = { post: PostWhole; kind: OfferedKind | undefined; close: () => void }

/** Puts an account at a post in a role, from when until when. */
export function StaffPostDialog({ post, kind, close }: StaffPostDialogProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.', 'figures.')
  const [staffId] = useState(newId)
  const [text, setText] = useState('')
  const { data, error } = useAsk<{ rows: Account[] }>('access.users', { text, limit: 50 }, { keepLast: true })
  const needed = [{ required: true, message: t('needed') }]
  const accounts = data?.rows.filter(({ disabledAt }) => !disabledAt) ?? []
  const roles = kind?.staffing ?? post.staffing
  return (
    <CommandDialog<Entered>
      title={`${t('staff')}：${post.name}`}
      action="duty.staffPost"
      input={({ userId, role, span: [from, until] }) => ({
        staffId,
        postId: post.id,
        userId,
        role,
        from: from.toISOString(),
        until: until.toISOString(),
      })}
      done={changed}
      close={close}
    >
      {error && !data && <Failed error={error} />}
      <Form.Item name="userId" label={t('who')} rules={needed}>
        <Select
          showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
          placeholder={t('whoHint')}
          options={accounts.map(({ id, name, username }) => ({ value: id, label: `${name}（${username}）` }))}
        />
      </Form.Item>
      <Form.Item name="role" label={t('role')} rules={needed} initialValue={roles[0]?.role}>
        <Select options={roles.map(({ role, name }) => ({ value: role, label: pick(name) }))} />
      </Form.Item>
      <Form.Item
        name="span"
        label={t('span')}
        rules={needed}
        initialValue={[dayjs().startOf('hour'), dayjs().startOf('hour').add(8, 'hour')]}
      >
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm', minuteStep: 30 }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          style={{ width: '100%' }}
        />
      </Form.Item>
    </CommandDialog>
  )
}
