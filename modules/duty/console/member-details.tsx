import { Button, DatePicker, Form, Input, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { LodgeDialog } from './lodge-dialog.tsx'
import type { MemberRow } from './member-row.ts'
import { MemberSkills } from './member-skills.tsx'
import { texts } from './member-texts.ts'

/** One member: what is known of them, and tying their account or letting them go. */
export function MemberDetails({ member, responseId }: { member: MemberRow; responseId: string }) {
  const t = useTexts(texts)
  const may = useMay()
  const [dialog, setDialog] = useState<'tie' | 'end' | 'drop' | 'lodge'>()
  const close = () => setDialog(undefined)
  return (
    <>
      <RecordFields
        fields={[
          [t('body'), member.organisationName || '–'],
          [t('community'), member.communityName || '–'],
          [t('grade'), member.grade ?? '–'],
          [t('number'), member.number ?? '–'],
          [t('mobile'), member.mobile || '–'],
          [t('base'), member.areaName],
          [t('lodging'), member.lodgingName || t('atHome')],
          [t('together'), member.together ?? '–'],
          [t('roles'), member.roles.join('、') || '–'],
          [t('account'), t(member.userId ? 'tied' : 'untied')],
          [t('shiftsAhead'), String(member.shiftsAhead)],
        ]}
      />
      <MemberSkills responseId={responseId} memberId={member.id} name={member.name} />
      {may('member.write') && !member.leftAt && (
        <div className="m-notice-actions">
          <Button onClick={() => setDialog('lodge')}>{t('lodge')}</Button>
          {!member.userId && may('access.users') && <Button onClick={() => setDialog('tie')}>{t('tie')}</Button>}
          {may('roster.plan') && member.shiftsAhead > 0 && (
            <Button onClick={() => setDialog('drop')}>{t('drop')}</Button>
          )}
          <Button danger onClick={() => setDialog('end')}>
            {t('end')}
          </Button>
        </div>
      )}
      {dialog === 'lodge' && <LodgeDialog member={member} close={close} />}
      {dialog === 'tie' && <TieDialog member={member} close={close} />}
      {dialog === 'drop' && <DropOutDialog member={member} close={close} />}
      {dialog === 'end' && <EndDialog member={member} close={close} />}
    </>
  )
}

type DialogProps = { member: MemberRow; close: () => void }

function TieDialog({ member, close }: DialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  const [text, setText] = useState('')
  const { data } = useAsk<{ rows: { id: string; username: string; name: string; disabledAt: string | null }[] }>(
    'access.users',
    { text, limit: 50 },
    { keepLast: true },
  )
  const accounts = data?.rows.filter(({ disabledAt }) => !disabledAt) ?? []
  return (
    <CommandDialog<{ userId: string }>
      title={`${t('tie')}：${member.name}`}
      action="duty.tieMember"
      input={({ userId }) => ({ memberId: member.id, userId })}
      done={changed}
      close={close}
    >
      <p className="m-quiet">{t('tieHint')}</p>
      <Form.Item name="userId" label={t('who')} rules={[{ required: true, message: t('needed') }]}>
        <Select
          showSearch={{ filterOption: false, onSearch: (typed) => setText(typed.trim()) }}
          placeholder={t('whoHint')}
          options={accounts.map(({ id, name, username }) => ({ value: id, label: `${name}（${username}）` }))}
        />
      </Form.Item>
    </CommandDialog>
  )
}

function DropOutDialog({ member, close }: DialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const [availabilityId] = useState(newId)
  return (
    <CommandDialog<{ span: [Dayjs, Dayjs]; reason: string }>
      title={`${t('drop')}：${member.name}`}
      action="duty.dropOut"
      input={({ span: [from, until], reason }) => ({
        availabilityId,
        memberId: member.id,
        from: from.toISOString(),
        until: until.toISOString(),
        reason,
      })}
      done={changed}
      close={close}
      submit={t('drop')}
    >
      <p className="m-quiet">{t('dropHint')}</p>
      <Form.Item
        name="span"
        label={t('span')}
        rules={[{ required: true, message: t('needed') }]}
        initialValue={[dayjs(), dayjs().add(1, 'day')]}
      >
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}

function EndDialog({ member, close }: DialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  return (
    <CommandDialog<{ reason: string }>
      title={`${t('end')}：${member.name}`}
      action="duty.endMember"
      input={({ reason }) => ({ memberId: member.id, reason })}
      done={changed}
      close={close}
      submit={t('end')}
    >
      <p className="m-quiet">{t('endHint')}</p>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
