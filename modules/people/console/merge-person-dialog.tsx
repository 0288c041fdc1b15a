import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { ask, sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import type { MaskedPerson } from '../person.ts'
import { texts } from './texts.ts'

type MergePersonDialogProps = { person: MaskedPerson; responseId: string; changed: () => void; close: () => void }

/** This record and another are one human: the other, found by its number, is kept. Can be undone at once. */
export function MergePersonDialog({ person, responseId, changed, close }: MergePersonDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message, notification } = App.useApp()
  const [kept, setKept] = useState<MaskedPerson>()
  const [form] = Form.useForm<{ number: string }>()
  const find = async () => {
    const identityNumber = form.getFieldValue('number') ?? ''
    try {
      const { rows } = await ask<{ rows: MaskedPerson[] }>(
        'people.find',
        { responseId, identityNumber },
        { purpose: 'correction' },
      )
      const other = rows.find((row) => row.personId !== person.personId)
      setKept(other)
      if (!other) message.info(t('notFound'))
    } catch (error) {
      message.error(problemText(error, language), 8)
    }
  }
  const undo = async () => {
    try {
      await sendCommand('people.undoMerge', { personId: person.personId, reason: t('undoReason') })
      changed()
    } catch (error) {
      message.error(problemText(error, language), 8)
    }
  }
  const merged = () => {
    changed()
    notification.success({
      title: t('merged'),
      description: t('mergedHint'),
      duration: 30,
      actions: <Button onClick={undo}>{t('undo')}</Button>,
    })
  }
  return (
    <CommandDialog<{ reason: string }>
      title={t('merge')}
      action="people.mergePeople"
      input={({ reason }) => ({ personId: person.personId, keepId: kept?.personId, reason })}
      submit={t('merge')}
      done={merged}
      close={close}
    >
      <p className="m-quiet">{t('mergeHint', { name: person.name })}</p>
      <Form form={form} component={false}>
        <Form.Item name="number" label={t('keptNumber')}>
          <Input.Search enterButton={t('find')} maxLength={40} onSearch={find} />
        </Form.Item>
      </Form>
      {kept && (
        <p>
          {t('kept')}：{kept.name}　{kept.identityNumber}　{kept.areaName}
        </p>
      )}
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
