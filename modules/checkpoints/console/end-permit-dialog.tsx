import { Form, Input, Select } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { declineReasonWords, revokeReasonWords } from '../words.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type EndPermitDialogProps = { permitId: string; how: 'decline' | 'revoke'; close: () => void }

/** Declines a request or revokes a permit, with a reason from the list. */
export function EndPermitDialog({ permitId, how, close }: EndPermitDialogProps) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const pick = useBilingual()
  const words: Record<string, { zh: string; en: string }> = how === 'decline' ? declineReasonWords : revokeReasonWords
  return (
    <CommandDialog<{ reason: string; note?: string }>
      title={t(how)}
      action={how === 'decline' ? 'checkpoints.declinePermit' : 'checkpoints.revokePermit'}
      input={({ reason, note }) => ({ permitId, reason, ...(note?.trim() ? { note } : {}) })}
      done={refresh}
      close={close}
      submit={t(how)}
    >
      {how === 'revoke' && <p className="m-quiet">{t('revokeHint')}</p>}
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needed') }]}>
        <Select options={Object.entries(words).map(([value, word]) => ({ value, label: pick(word) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input maxLength={500} />
      </Form.Item>
    </CommandDialog>
  )
}
