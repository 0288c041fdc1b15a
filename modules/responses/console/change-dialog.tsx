import { Form, Input, Radio, Select } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { stageNames, stages } from '../response.ts'
import { PackNote } from './pack-note.tsx'
import type { Choices, ResponseWhole } from './response-row.ts'
import { texts } from './texts.ts'

export type Change = 'changeLevel' | 'changeStage' | 'changeRulePack' | 'close'
type ChangeProps = { change: Change; response: ResponseWhole; close: () => void }

/** One change of the response with its reason. */
export function ChangeDialog({ change, response, close }: ChangeProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('responses.')
  return (
    <CommandDialog<object>
      title={t(change)}
      action={change === 'close' ? 'responses.closeResponse' : `responses.${change}`}
      input={(entered) => ({ responseId: response.id, ...entered })}
      {...seenOf(change, response)}
      done={changed}
      close={close}
      submit={t(change)}
    >
      {change === 'close' && <p>{t('closeHint')}</p>}
      {change === 'changeLevel' && (
        <Form.Item name="level" label={t('level')} initialValue={response.levelId}>
          <Radio.Group
            optionType="button"
            options={response.levels.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        </Form.Item>
      )}
      {change === 'changeStage' && (
        <Form.Item name="stage" label={t('stage')} initialValue={response.stage}>
          <Radio.Group
            optionType="button"
            options={stages.map((stage) => ({ value: stage, label: pick(stageNames[stage]) }))}
          />
        </Form.Item>
      )}
      {change === 'changeRulePack' && <RulePackField now={response.rulePackId} />}
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('reasonHint')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </CommandDialog>
  )
}

/** What the change would write over; the others say themselves that it is done already. */
function seenOf(change: Change, { levelId, stage }: ResponseWhole): { seen?: string } {
  if (change === 'changeLevel') return { seen: levelId }
  return change === 'changeStage' ? { seen: stage } : {}
}

function RulePackField({ now }: { now: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { data } = useAsk<Choices>('responses.choices')
  const chosenId = Form.useWatch('rulePackId')
  const chosen = data?.rulePacks.find(({ id }) => id === chosenId)
  return (
    <>
      <Form.Item name="rulePackId" label={t('rulePack')} initialValue={now}>
        <Select
          loading={!data}
          options={(data?.rulePacks ?? []).map(({ id, name, validFrom }) => ({
            value: id,
            label: t('rulePackFrom', { name: pick(name), from: validFrom }),
          }))}
        />
      </Form.Item>
      {chosen && chosen.id !== now && <PackNote {...chosen} />}
    </>
  )
}
