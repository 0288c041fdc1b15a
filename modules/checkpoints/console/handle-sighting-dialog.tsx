import { Form, Input, Radio } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { type SightingOutcome, sightingOutcomes } from '../watch.ts'
import { sightingOutcomeWords } from '../words.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

/** What came of seeing a watched person. */
export function HandleSightingDialog({ sightingId, close }: { sightingId: string; close: () => void }) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const pick = useBilingual()
  const options = sightingOutcomes.map((value) => ({ value, label: pick(sightingOutcomeWords[value]) }))
  return (
    <CommandDialog<{ outcome: SightingOutcome; note?: string }>
      title={t('handle')}
      action="checkpoints.handleSighting"
      input={({ outcome, note }) => ({ sightingId, outcome, ...(note?.trim() ? { note } : {}) })}
      done={refresh}
      close={close}
      submit={t('handle')}
    >
      <Form.Item name="outcome" label={t('outcome')} rules={[{ required: true, message: t('needed') }]}>
        <Radio.Group vertical options={options} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={500} />
      </Form.Item>
    </CommandDialog>
  )
}
