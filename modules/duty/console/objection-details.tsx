import { Button, Checkbox, DatePicker, Form, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { localClock } from '../../../platform/shared/dates.ts'
import type { ObjectionDue } from '../objection.ts'
import { texts } from './attendance-texts.ts'

const span = (from: string | null, until: string | null) =>
  from ? `${localClock(new Date(from))}–${until ? localClock(new Date(until)) : ''}` : '–'

/** One objection beside what the record says, and answering it. */
export function ObjectionDetails({ objection }: { objection: ObjectionDue }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [answering, setAnswering] = useState(false)
  const { text, day, postName, areaName, dueFrom, dueUntil, inAt, outAt, absent, answer, answeredAt, own } = objection
  return (
    <>
      <RecordFields
        fields={[
          [t('says'), text],
          [t('raisedAt'), time(objection.raisedAt)],
          [t('post'), `${postName}　${areaName}`],
          [t('day'), day],
          [t('due'), span(dueFrom, dueUntil)],
          [t('recordSays'), absent ? t('absent') : span(inAt, outAt)],
          ...(answeredAt ? [[t('answer'), `${answer}　${time(answeredAt)}`] as [string, string]] : []),
        ]}
      />
      {!answeredAt && own && <p className="m-quiet">{t('ownObjection')}</p>}
      {!answeredAt && !own && (
        <div className="m-notice-actions">
          <Button type="primary" onClick={() => setAnswering(true)}>
            {t('answer')}
          </Button>
        </div>
      )}
      {answering && <AnswerDialog objection={objection} close={() => setAnswering(false)} />}
    </>
  )
}

type Entered = { text: string; mend?: boolean; inAt?: Dayjs; outAt?: Dayjs | null }

function AnswerDialog({ objection, close }: { objection: ObjectionDue; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const { id, inAt, outAt, dueFrom, dueUntil } = objection
  const picker = <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
  return (
    <CommandDialog<Entered>
      title={`${t('answer')}：${objection.name}`}
      action="duty.answerObjection"
      input={({ text, mend, inAt: came, outAt: left }) => ({
        ...{ objectionId: id, text: text.trim() },
        ...(mend && came && { mend: { inAt: came.toISOString(), ...(left && { outAt: left.toISOString() }) } }),
      })}
      done={changed}
      close={close}
      submit={t('answer')}
    >
      <p>{objection.text}</p>
      <Form.Item
        name="text"
        label={t('answer')}
        extra={t('answerHint')}
        rules={[{ required: true, min: 2, message: t('needed') }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      <Form.Item name="mend" valuePropName="checked" extra={t('mendHint')}>
        <Checkbox>{t('mend')}</Checkbox>
      </Form.Item>
      <Form.Item noStyle dependencies={['mend']}>
        {({ getFieldValue }) =>
          getFieldValue('mend') && (
            <>
              <Form.Item
                name="inAt"
                label={t('inAt')}
                rules={[{ required: true, message: t('needed') }]}
                initialValue={dayjs(inAt ?? dueFrom ?? undefined)}
              >
                {picker}
              </Form.Item>
              <Form.Item
                name="outAt"
                label={t('outAt')}
                extra={t('outLater')}
                initialValue={outAt || dueUntil ? dayjs(outAt ?? dueUntil) : undefined}
              >
                {picker}
              </Form.Item>
            </>
          )
        }
      </Form.Item>
    </CommandDialog>
  )
}
