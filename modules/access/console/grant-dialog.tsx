import { DatePicker, Form, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { longestGrantDays } from '../grant.ts'
import { grantableRoles } from '../roles.ts'
import { AreaField, areaIdOf } from './area-field.tsx'
import { CommandDialog } from './command-dialog.tsx'
import { roleText } from './in-words.ts'
import { texts } from './texts.ts'

type Entered = { role: string; area: string; until: Dayjs }
type GrantDialogProps = { userId: string; done: () => void; close: () => void }

/** Gives a role over an area until a day. What one does not hold oneself is refused with the permission that lacks. */
export function GrantDialog({ userId, done, close }: GrantDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [grantId] = useState(newId)
  const inputOf = ({ role, area, until }: Entered) => ({
    grantId,
    userId,
    role,
    areaId: areaIdOf(area),
    until: until.endOf('day').toISOString(),
  })
  const initialValues = { until: dayjs().add(30, 'day') }
  const dialog = { title: t('grant'), action: 'access.grantRole', inputOf, initialValues, done, close }
  return (
    <CommandDialog<Entered> {...dialog}>
      <Form.Item name="role" label={t('role')} rules={[{ required: true, message: t('needed') }]}>
        <Select options={grantableRoles.map((role) => ({ value: role, label: roleText(role, language) }))} />
      </Form.Item>
      <AreaField />
      <Form.Item name="until" label={t('until')} rules={[{ required: true, message: t('needed') }]}>
        <DatePicker minDate={dayjs()} maxDate={dayjs().add(longestGrantDays - 1, 'day')} allowClear={false} />
      </Form.Item>
    </CommandDialog>
  )
}
