import { Form, Input } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { ServiceLine, ServiceRecord } from '../service-record.ts'
import { clocksOf } from '../service-record-text.ts'
import { RecordActions } from './record-actions.tsx'
import { ServiceRecordSheet } from './service-record-sheet.tsx'
import { texts } from './service-record-texts.ts'

/** What I did, for me alone: to check, to object to, to take along. */
export default function MyRecordPage() {
  const t = useTexts(texts)
  const [line, setLine] = useState<ServiceLine>()
  const { data, error } = useAsk<ServiceRecord>(
    'duty.myRecord',
    {},
    { live: ['attendance', 'objections'], keepLast: true },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <p className="m-quiet">{t('hint')}</p>
      <ServiceRecordSheet
        record={data}
        actions={<RecordActions record={data} file={{ name: 'duty.myRecord' }} />}
        object={setLine}
      />
      {line && <ObjectionDialog key={line.id} line={line} close={() => setLine(undefined)} />}
    </>
  )
}

function ObjectionDialog({ line, close }: { line: ServiceLine; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const [objectionId] = useState(newId)
  return (
    <CommandDialog<{ text: string }>
      title={t('objectTo')}
      action="duty.raiseObjection"
      input={({ text }) => ({ objectionId, attendanceId: line.id, text: text.trim() })}
      done={changed}
      close={close}
      submit={t('object')}
    >
      <p>
        {line.day} {clocksOf(line)}　{line.postName}
      </p>
      <Form.Item
        name="text"
        label={t('says')}
        extra={t('objectHint')}
        rules={[{ required: true, min: 2, message: t('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </CommandDialog>
  )
}
