import { DatePicker, Form, Input, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { type IdentityDocument, identityDocumentOf } from '../../../platform/shared/codes/identity-number.ts'
import { addDays, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { longestWatchDays, type WatchReason, watchReasons } from '../watch.ts'
import { watchReasonWords } from '../words.ts'
import './board.css'
import { pickedMoment, pickerTime } from './permit-span.ts'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type Entered = {
  name: string
  identityNumber: string
  reason: WatchReason
  areaId: string
  until: Dayjs
  why?: string
}

/** Somebody is wanted for follow-up: every gate looks out for the number, until a day. */
export function WatchPersonDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const refresh = useRefresh()
  const pick = useBilingual()
  const [id] = useState(newId)
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('watch')}
      action="checkpoints.watchPerson"
      input={({ until, why, ...entered }) => ({
        ...{ id, responseId, ...entered, until: pickedMoment(until) },
        document: documentOf(entered.identityNumber),
        ...(why?.trim() ? { why } : {}),
      })}
      done={refresh}
      close={close}
      submit={t('watch')}
      width={600}
    >
      <p className="m-quiet">{t('watchHint', { days: longestWatchDays })}</p>
      <div className="k-pair">
        <Form.Item name="name" label={t('name')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="identityNumber" label={t('identityNumber')} rules={needed}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="reason" label={t('watchReason')} rules={needed}>
          <Select options={watchReasons.map((value) => ({ value, label: pick(watchReasonWords[value]) }))} />
        </Form.Item>
        <Form.Item name="areaId" label={t('watchArea')} rules={needed}>
          <AreaSelect />
        </Form.Item>
        <Form.Item name="until" label={t('watchUntil')} rules={needed} initialValue={pickerTime(inTwoWeeks())}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />
        </Form.Item>
      </div>
      <Form.Item name="why" label={t('watchWhy')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </CommandDialog>
  )
}

/** A number that begins with a letter and is no card's is a passport's; all else is checked as a resident's card. */
function documentOf(number: string): IdentityDocument {
  return identityDocumentOf(number) ?? (/^[a-z]/i.test(number.trim()) ? 'passport' : 'residentId')
}

function inTwoWeeks(): Date {
  return startOfLocalDay(addDays(localDay(new Date()), 14))
}
