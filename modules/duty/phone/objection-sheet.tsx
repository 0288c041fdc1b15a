import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { newId } from '../../../platform/shared/ids.ts'
import type { ServiceLine } from '../service-record.ts'
import { texts } from './service-record-texts.ts'

/** Says what is wrong with a line of my record; kept when there is no network. */
export function ObjectionSheet({ line, close }: { line: ServiceLine | undefined; close: () => void }) {
  const t = useTexts(texts)
  const { record } = useField()
  const [text, setText] = useState('')
  const send = () => {
    if (line) void record('duty.raiseObjection', { objectionId: newId(), attendanceId: line.id, text: text.trim() })
    setText('')
    close()
  }
  return (
    <Sheet open={line !== undefined} title={t('object')} onClose={close}>
      {line && (
        <p>
          {line.day}　{line.postName}
        </p>
      )}
      <label className="p-field">
        {t('says')}
        <textarea
          className="p-input"
          rows={4}
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="p-quiet">{t('objectHint')}</p>
      <button type="button" className="p-button p-button-main p-wide" disabled={text.trim().length < 2} onClick={send}>
        {t('send')}
      </button>
    </Sheet>
  )
}
