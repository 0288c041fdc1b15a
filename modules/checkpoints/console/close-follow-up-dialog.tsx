import { Form, Input, Radio } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { type FollowUpOutcome, followUpOutcomes } from '../follow-up.ts'
import { followUpOutcomeWords } from '../words.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

/** How the follow-up of a fever ended. */
export function CloseFollowUpDialog({ followUpId, close }: { followUpId: string; close: () => void }) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const pick = useBilingual()
  const offered = followUpOutcomes.filter((one) => one !== 'recordedInError')
  return (
    <CommandDialog<{ outcome: FollowUpOutcome; note?: string }>
      title={t('close')}
      action="checkpoints.closeFollowUp"
      input={({ outcome, note }) => ({ followUpId, outcome, ...(note?.trim() ? { note } : {}) })}
      done={refresh}
      close={close}
      submit={t('close')}
    >
      <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group vertical options={offered.map((value) => ({ value, label: pick(followUpOutcomeWords[value]) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={500} />
      </Form.Item>
    </CommandDialog>
  )
}
