import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { ResponseWhole } from './response-row.ts'
import { texts } from './texts.ts'

type Line = { taskId: string; decision: string; owner: string; dueOn: Dayjs }
type Entered = {
  title: string
  heldAt: Dayjs
  place?: string
  chairedBy: string
  present?: number
  decisions: Line[]
}

/** A meeting that was held, with its decisions line by line. */
export function RecordMeetingDialog({ response, close }: { response: ResponseWhole; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('responses.', 'figures.')
  const [meetingId] = useState(newId)
  const needed = [{ required: true, message: t('needed') }]
  const newLine = (): Partial<Line> => ({ taskId: newId(), dueOn: dayjs().add(3, 'day') })
  return (
    <CommandDialog<Entered>
      title={t('meetingTitle')}
      action="responses.recordMeeting"
      input={({ heldAt, decisions, place, present, ...entered }) => ({
        responseId: response.id,
        meetingId,
        ...entered,
        ...(place && { place }),
        ...(present && { present }),
        heldAt: heldAt.toISOString(),
        decisions: decisions.map(({ dueOn, ...line }) => ({ ...line, dueOn: dueOn.format('YYYY-MM-DD') })),
      })}
      done={changed}
      close={close}
      width={820}
    >
      <Form.Item name="title" label={t('title')} rules={needed}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="r-line">
        <Form.Item name="heldAt" label={t('heldAt')} rules={needed} initialValue={dayjs().startOf('hour')}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="chairedBy" label={t('chairedBy')} rules={needed}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="place" label={t('place')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="present" label={t('present')}>
          <InputNumber min={1} max={999} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.List name="decisions" initialValue={[newLine()]}>
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div className="r-line" key={key}>
                <Form.Item className="r-wide" name={[name, 'decision']} rules={[{ ...needed[0], min: 4 }]}>
                  <Input maxLength={500} placeholder={t('decision')} aria-label={t('decision')} />
                </Form.Item>
                <Form.Item name={[name, 'owner']} rules={needed}>
                  <Input maxLength={60} placeholder={t('owner')} aria-label={t('owner')} />
                </Form.Item>
                <Form.Item name={[name, 'dueOn']} rules={needed}>
                  <DatePicker aria-label={t('dueOn')} allowClear={false} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item name={[name, 'taskId']} hidden>
                  <Input />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add(newLine())}>
              {t('addDecision')}
            </Button>
          </>
        )}
      </Form.List>
    </CommandDialog>
  )
}
