import { Button, Form, Input, Table } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { PostWhole, StaffRow } from './post-row.ts'
import { texts } from './texts.ts'

const STATES: Record<StaffRow['state'], State> = { now: 'done', coming: 'waiting', over: 'closed', cancelled: 'closed' }

/** Who serves at a post, will serve and served there, and the way to take them off. */
export function PostStaff({ post }: { post: PostWhole }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const [leaving, setLeaving] = useState<StaffRow>()
  const roleName = (role: string) => {
    const known = post.staffing.find((one) => one.role === role)
    return known ? pick(known.name) : role
  }
  return (
    <>
      <h3 className="d-part">{t('staffHere')}</h3>
      <Table<StaffRow>
        size="small"
        pagination={false}
        dataSource={post.staff}
        rowKey="id"
        locale={{ emptyText: t('staffNone') }}
        columns={[
          { title: t('who'), render: (_, { name }) => name ?? t('person') },
          { title: t('role'), render: (_, { role }) => roleName(role) },
          { title: t('span'), render: (_, { from, until }) => `${time(from)} – ${time(until)}` },
          { title: t('state'), render: (_, { state }) => <StateTag state={STATES[state]}>{t(state)}</StateTag> },
          {
            render: (_, row) =>
              (row.state === 'now' || row.state === 'coming') &&
              may('post.staff') && (
                <Button size="small" onClick={() => setLeaving(row)}>
                  {t('unstaff')}
                </Button>
              ),
          },
        ]}
      />
      {leaving && <UnstaffDialog staff={leaving} close={() => setLeaving(undefined)} />}
    </>
  )
}

function UnstaffDialog({ staff, close }: { staff: StaffRow; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  return (
    <CommandDialog<{ reason: string }>
      title={`${t('unstaffTitle')}：${staff.name ?? t('person')}`}
      action="duty.unstaffPost"
      input={({ reason }) => ({ staffId: staff.id, reason })}
      done={changed}
      close={close}
      submit={t('unstaff')}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
