import { Alert, Button, DatePicker, Form, Modal, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useCommand } from '../../../platform/browser/use-ask.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { longestGrantDays } from '../grant.ts'
import { grantableRoles } from '../roles.ts'
import { AreaField, areaIdOf } from './area-field.tsx'
import { roleText } from './in-words.ts'
import { texts } from './texts.ts'

type Entered = { role: string; area: string; until: Dayjs }
type GrantDialogProps = { userId: string; done: () => void; close: () => void }

/** Gives a role over an area until a day. What one does not hold oneself is refused with the permission that lacks. */
export function GrantDialog({ userId, done, close }: GrantDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const give = useCommand('access.grantRole')
  const [grantId] = useState(newId)
  const onFinish = ({ role, area, until }: Entered) =>
    give.mutate(
      { grantId, userId, role, areaId: areaIdOf(area), until: until.endOf('day').toISOString() },
      {
        onSuccess: () => {
          done()
          close()
        },
      },
    )
  return (
    <Modal open title={t('grant')} footer={null} onCancel={close} width={440}>
      <Form<Entered>
        layout="vertical"
        requiredMark={false}
        onFinish={onFinish}
        initialValues={{ until: dayjs().add(30, 'day') }}
      >
        {give.isError && <Alert type="error" showIcon title={problemText(give.error, language)} />}
        <Form.Item name="role" label={t('role')} rules={[{ required: true, message: t('needed') }]}>
          <Select options={grantableRoles.map((role) => ({ value: role, label: roleText(role, language) }))} />
        </Form.Item>
        <AreaField />
        <Form.Item name="until" label={t('until')} rules={[{ required: true, message: t('needed') }]}>
          <DatePicker minDate={dayjs()} maxDate={dayjs().add(longestGrantDays - 1, 'day')} allowClear={false} />
        </Form.Item>
        <div className="m-notice-actions">
          <Button type="primary" htmlType="submit" loading={give.isPending}>
            {t('confirm')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </Form>
    </Modal>
  )
}
