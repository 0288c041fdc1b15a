import { Form, Input, Select } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { CallOutShown, OfferShown } from '../call-out.ts'
import { texts } from './call-out-texts.ts'

type RecallDialogProps = { call: CallOutShown; one?: OfferShown; close: () => void }

/** Calls somebody back, or a wave, or everybody. */
export function RecallDialog({ call, one, close }: RecallDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const waves = Array.from({ length: call.lastWave }, (_, at) => at + 1)
  return (
    <CommandDialog<{ who: number; reason: string }>
      title={one ? `${t('recall')}：${one.name}` : t('recall')}
      action="duty.recallMembers"
      input={({ who, reason }) => ({
        callOutId: call.id,
        ...(one?.secondment && { secondmentIds: [one.secondment.id] }),
        ...(!one && who > 0 && { wave: who }),
        reason: reason.trim(),
      })}
      done={changed}
      close={close}
      submit={t('recall')}
    >
      <p className="m-quiet">{t('recallHint')}</p>
      {!one && (
        <Form.Item name="who" label={t('recallWho')} initialValue={0}>
          <Select
            options={[
              { value: 0, label: t('recallAll') },
              ...waves.map((wave) => ({ value: wave, label: t('waveNumber', { wave }) })),
            ]}
          />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('reasonHint')}
        rules={[{ required: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
