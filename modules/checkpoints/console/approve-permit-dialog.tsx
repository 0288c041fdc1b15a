import { DatePicker, Form, InputNumber } from 'antd'
import type { Dayjs } from 'dayjs'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import type { MaskedPermitInFull } from '../masked-permit.ts'
import './board.css'
import { pickedMoment, pickerTime } from './permit-span.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type Entered = { span: [Dayjs, Dayjs]; times?: number | null; everyDays?: number | null }

/** Gives what was asked for, or less; the code is signed with it. */
export function ApprovePermitDialog({ permit, close }: { permit: MaskedPermitInFull; close: () => void }) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const { id, from, until, frequency } = permit
  return (
    <CommandDialog<Entered>
      title={t('approve')}
      action="checkpoints.approvePermit"
      input={({ span, times, everyDays }) => ({
        permitId: id,
        from: pickedMoment(span[0]),
        until: pickedMoment(span[1]),
        ...(times ? { frequency: { times, everyDays: everyDays ?? 0 } } : {}),
      })}
      done={refresh}
      close={close}
      submit={t('approve')}
    >
      <Form.Item
        name="span"
        label={`${t('validFrom')} – ${t('validUntil')}`}
        rules={[{ required: true, message: t('needed') }]}
        initialValue={[pickerTime(from), pickerTime(until)]}
      >
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
      </Form.Item>
      <div className="k-pair">
        <Form.Item name="times" label={t('times')} initialValue={frequency?.times}>
          <InputNumber min={1} max={99} precision={0} />
        </Form.Item>
        <Form.Item
          name="everyDays"
          label={t('everyDays')}
          extra={t('everyDaysHint')}
          initialValue={frequency?.everyDays}
        >
          <InputNumber min={0} max={31} precision={0} />
        </Form.Item>
      </div>
    </CommandDialog>
  )
}
