import { Checkbox, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { texts } from './texts.ts'

type Entered = { title: string; owner: string; areaId: string; dueAt: Dayjs; checked?: boolean; photo?: boolean }

/** A task by hand: what, who, where, by when. */
export function GiveWorkDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('work.', 'figures.')
  const [workId] = useState(newId)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('giveTitle')}
      action="work.giveWork"
      input={({ title, owner, areaId, dueAt, checked = false, photo = false }) => ({
        ...{ workId, responseId, title, owner, areaId, checked, proof: photo ? 'photo' : 'none' },
        dueAt: dueAt.toISOString(),
      })}
      done={changed}
      close={close}
      submit={t('give')}
    >
      <Form.Item name="title" label={t('what')} rules={[{ ...needed[0], min: 2 }]}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="owner" label={t('who')} extra={t('whoHint')} rules={[{ ...needed[0], min: 2 }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="areaId" label={t('where')} rules={needed}>
        <AreaSelect />
      </Form.Item>
      <Form.Item name="dueAt" label={t('due')} initialValue={dayjs().add(1, 'day').startOf('hour')} rules={needed}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="checked" valuePropName="checked" initialValue>
        <Checkbox>{t('checked')}</Checkbox>
      </Form.Item>
      <Form.Item name="photo" valuePropName="checked">
        <Checkbox>{t('wantsPhoto')}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}
