import { Form, Input, InputNumber, Radio, Select, Space } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { MaskedPassageInFull, RevealedPassage } from '../masked-passage.ts'
import {
  correctionReasonWords,
  decisionWords,
  directionWords,
  goodsKindWords,
  goodsUnitWords,
  reasonWords,
  receiverWords,
  refusalGradeWords,
} from '../words.ts'
import { type Corrected, correctionOf, enteredBefore } from './correction.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type CorrectPassageDialogProps = {
  passage: MaskedPassageInFull
  revealed: RevealedPassage
  corrected: (id: string) => void
  close: () => void
}

/** The whole passage as it should have been; the rules say the same as they do at the gate. */
export function CorrectPassageDialog({ passage, revealed, corrected, close }: CorrectPassageDialogProps) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const pick = useBilingual()
  const [id] = useState(newId)
  const options = (words: Record<string, { zh: string; en: string }>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: pick(word) }))
  const before = enteredBefore(passage, revealed)
  return (
    <CommandDialog<Corrected>
      title={t('correct')}
      action="checkpoints.correctPassage"
      input={(entered) => correctionOf(passage, revealed, { id, entered })}
      done={() => {
        refresh()
        corrected(id)
      }}
      close={close}
      width={560}
    >
      <p className="m-quiet">{t('correctHint')}</p>
      <div className="k-pair">
        {passage.subject === 'vehicle' && (
          <Form.Item name="plate" label={t('plate')} initialValue={before.plate}>
            <Input maxLength={20} />
          </Form.Item>
        )}
        <Form.Item name="direction" label={t('direction')} initialValue={before.direction}>
          <Radio.Group options={options(directionWords)} />
        </Form.Item>
        <Form.Item name="peopleCount" label={t('peopleCount')} initialValue={before.peopleCount}>
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
        {Object.entries(before.temperatures).map(([at, temperature]) => (
          <Form.Item
            key={at}
            name={['temperatures', Number(at)]}
            label={`${t('temperature')} ${Number(at) + 1}`}
            initialValue={temperature}
          >
            <InputNumber min={34} max={43} step={0.1} precision={1} suffix="℃" />
          </Form.Item>
        ))}
        <Form.Item name="decision" label={t('decision')} initialValue={before.decision}>
          <Radio.Group options={options(decisionWords)} />
        </Form.Item>
        <Form.Item name="reason" label={t('reason')} initialValue={before.reason}>
          <Select allowClear options={options(reasonWords)} />
        </Form.Item>
        <Form.Item name="handedOverTo" label={t('handedOverTo')} initialValue={before.handedOverTo}>
          <Select allowClear options={options(receiverWords)} />
        </Form.Item>
        <Form.Item name="refusalGrade" label={t('refusalGrade')} initialValue={before.refusalGrade}>
          <Select allowClear options={options(refusalGradeWords)} />
        </Form.Item>
        {passage.subject === 'vehicle' && (
          <Form.Item label={t('goods')}>
            <Space.Compact block>
              <Form.Item name={['goods', 'kind']} initialValue={before.goods?.kind} noStyle>
                <Select allowClear aria-label={t('goods')} options={options(goodsKindWords)} />
              </Form.Item>
              <Form.Item name={['goods', 'quantity']} initialValue={before.goods?.quantity} noStyle>
                <InputNumber min={0.001} max={1_000_000} aria-label={t('goodsQuantity')} />
              </Form.Item>
              <Form.Item name={['goods', 'unit']} initialValue={before.goods?.unit} noStyle>
                <Select aria-label={t('goodsUnit')} options={options(goodsUnitWords)} />
              </Form.Item>
            </Space.Compact>
          </Form.Item>
        )}
        <Form.Item name="note" label={t('note')} initialValue={before.note}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item
          name="correctionReason"
          label={t('correctionReason')}
          rules={[{ required: true, message: t('needed') }]}
        >
          <Select options={options(correctionReasonWords)} />
        </Form.Item>
      </div>
    </CommandDialog>
  )
}
