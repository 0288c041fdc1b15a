import { Checkbox, DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { addDays, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import type { PermitKind } from '../../playbooks/zone-rules.ts'
import type { PermitHolder } from '../permit.ts'
import { permitHolderWords, permitKindWords } from '../words.ts'
import './board.css'
import { pickedMoment, pickerTime } from './permit-span.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type Entered = {
  kind: PermitKind
  holder: PermitHolder
  plate?: string
  identityNumber?: string
  name: string
  phone: string
  reason: string
  areaId: string
  span: [Dayjs, Dayjs]
  times?: number | null
  everyDays?: number | null
  paper?: boolean
}

/** A request for a permit, entered at the desk for somebody. */
export function RequestPermitDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const pick = useBilingual()
  const [id] = useState(newId)
  const [holder, setHolder] = useState<PermitHolder>('vehicle')
  const needed = [{ required: true, message: t('needed') }]
  const options = (words: Record<string, { zh: string; en: string }>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: pick(word) }))
  return (
    <CommandDialog<Entered>
      title={t('request')}
      action="checkpoints.requestPermit"
      input={(entered) => ({ id, responseId, ...requestOf(entered) })}
      done={refresh}
      close={close}
      submit={t('request')}
      width={600}
    >
      <p className="m-quiet">{t('requestHint')}</p>
      <div className="k-pair">
        <Form.Item name="kind" label={t('kind')} rules={needed} initialValue="exit">
          <Select options={options(permitKindWords)} />
        </Form.Item>
        <Form.Item name="holder" label={t('holder')} initialValue="vehicle">
          <Radio.Group options={options(permitHolderWords)} onChange={({ target }) => setHolder(target.value)} />
        </Form.Item>
        {holder === 'vehicle' && (
          <Form.Item name="plate" label={t('plate')} rules={needed}>
            <Input maxLength={20} />
          </Form.Item>
        )}
        <Form.Item name="identityNumber" label={t('identityNumber')} rules={holder === 'person' ? needed : []}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')} rules={needed}>
          <Input maxLength={30} />
        </Form.Item>
        <Form.Item name="areaId" label={t('holdsIn')} rules={needed}>
          <AreaSelect />
        </Form.Item>
        <Form.Item
          className="k-wide"
          name="span"
          label={`${t('validFrom')} – ${t('validUntil')}`}
          rules={needed}
          initialValue={[pickerTime(new Date()), pickerTime(endOfSixthDay())]}
        >
          <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
        <Form.Item name="times" label={t('times')}>
          <InputNumber min={1} max={99} precision={0} />
        </Form.Item>
        <Form.Item name="everyDays" label={t('everyDays')} extra={t('everyDaysHint')} initialValue={1}>
          <InputNumber min={0} max={31} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('why')} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="paper" valuePropName="checked">
        <Checkbox>{t('enteredForPaper')}</Checkbox>
      </Form.Item>
    </CommandDialog>
  )
}

/** A week from today by the calendar, until midnight. */
function endOfSixthDay(): Date {
  return startOfLocalDay(addDays(localDay(new Date()), 7))
}

function requestOf({ span: [from, until], times, everyDays, paper, plate, identityNumber, holder, ...rest }: Entered) {
  return {
    ...rest,
    holder,
    ...(holder === 'vehicle' && plate ? { plate } : {}),
    ...(identityNumber ? { identityNumber } : {}),
    from: pickedMoment(from),
    until: pickedMoment(until),
    ...(times ? { frequency: { times, everyDays: everyDays ?? 0 } } : {}),
    ...(paper ? { enteredFor: 'paper' as const } : {}),
  }
}
