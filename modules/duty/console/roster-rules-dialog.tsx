import { Button, DatePicker, Form, InputNumber, Radio, Select } from 'antd'
import type { Dayjs } from 'dayjs'
import { useEffect, useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { RulesShown } from '../gap.ts'
import type { RosterRules } from '../roster.ts'
import type { RosterRow } from './roster-row.ts'
import { texts } from './rules-texts.ts'

type Entered = RosterRules & { selfApproveSwaps: boolean; release: string; at?: Dayjs; before?: number }

const fields = [
  { name: 'restHours', text: 'rest', min: 0, max: 48, hint: 'soft' },
  { name: 'maxHoursDay', text: 'day', min: 1, max: 24, hint: 'soft' },
  { name: 'maxHoursWeek', text: 'week', min: 1, max: 168, hint: 'soft' },
  { name: 'maxRun', text: 'maxRun', min: 1, max: 31, hint: 'soft' },
  { name: 'minRun', text: 'minRun', min: 1, max: 7, hint: 'planOnly' },
  { name: 'minDaysOff', text: 'daysOff', min: 1, max: 7, hint: 'planOnly' },
] as const

/** What a roster holds people to, how swaps are decided, when places are released; and who would stand against it before it is saved. */
export function RosterRulesDialog({ roster, close }: { roster: RosterRow; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  const [tried, setTried] = useState<RosterRules>()
  const { data, error } = useAsk<RulesShown>(
    'duty.rosterRules',
    { rosterId: roster.id, ...(tried && { rules: tried }) },
    { keepLast: true },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={6} />
  return (
    <CommandDialog<Entered>
      title={`${t('title')}：${roster.name}`}
      action="duty.changeRosterRules"
      width={640}
      input={({ selfApproveSwaps, release, at, before = 0, ...rules }) => ({
        rosterId: roster.id,
        version: data.version,
        rules: rulesOf(rules),
        selfApproveSwaps,
        ...(release === 'closed' && { signUp: { kind: 'closed' } }),
        ...(release === 'at' && at && { signUp: { kind: 'at', at: at.toISOString() } }),
        ...(release === 'before' && { signUp: { kind: 'before', days: before } }),
      })}
      done={changed}
      close={close}
    >
      <RulesFields data={data} tell={setTried} />
      <Against data={data} />
    </CommandDialog>
  )
}

function rulesOf(entered: RosterRules): RosterRules {
  return Object.fromEntries(fields.map(({ name }) => [name, entered[name]])) as RosterRules
}

/** Long enough that typing 12 does not ask for 1 first. */
const PAUSE_MS = 500

function RulesFields({ data, tell }: { data: RulesShown; tell: (rules: RosterRules) => void }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const form = Form.useFormInstance<Entered>()
  const entered = Form.useWatch([], form) as Partial<Entered> | undefined
  const typed = JSON.stringify(fields.map(({ name }) => entered?.[name]))
  useEffect(() => {
    const values = JSON.parse(typed) as (number | null)[]
    if (values.some((value) => typeof value !== 'number')) return
    const rules = Object.fromEntries(fields.map(({ name }, at) => [name, values[at]])) as unknown as RosterRules
    const timer = setTimeout(() => tell(rules), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, tell])
  const { shifts, released, from } = data.signUp
  const now = from ? t('nowOpen', { released, shifts, time: time(from) }) : t('nowClosed')
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      <div className="d-rules">
        {fields.map(({ name, text, min, max, hint }) => (
          <Form.Item
            key={name}
            name={name}
            label={t(text)}
            rules={needed}
            initialValue={data.rules[name]}
            extra={t(hint)}
          >
            <InputNumber min={min} max={max} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <p className="d-offer">
        <Button size="small" onClick={() => form.setFieldsValue(data.sound)}>
          {t('sound')}
        </Button>
        <span className="m-quiet">{t('soundHint')}</span>
      </p>
      <Form.Item name="selfApproveSwaps" label={t('swaps')} initialValue={data.selfApproveSwaps}>
        <Radio.Group
          options={[
            { value: false, label: t('swapLead') },
            { value: true, label: t('swapSelf') },
          ]}
        />
      </Form.Item>
      <Form.Item name="release" label={t('release')} initialValue="keep">
        <Select
          options={[
            { value: 'keep', label: t('keep', { now }) },
            ...(['closed', 'at', 'before'] as const).map((value) => ({ value, label: t(value) })),
          ]}
        />
      </Form.Item>
      {entered?.release === 'at' && (
        <Form.Item name="at" label={t('when')} rules={needed}>
          <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
        </Form.Item>
      )}
      {entered?.release === 'before' && (
        <Form.Item name="before" label={t('days')} rules={needed} initialValue={3}>
          <InputNumber min={0} max={30} style={{ width: '100%' }} />
        </Form.Item>
      )}
    </>
  )
}

function Against({ data: { against, count } }: { data: RulesShown }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  if (count === 0) return <StateTag state="done">{t('fits')}</StateTag>
  return (
    <details className="d-against">
      <summary>
        <StateTag state="late">{t('against', { count })}</StateTag>
      </summary>
      <ul className="d-why">
        {against.map(({ name, rule, why, setAside }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one person may stand against a rule in two places, said the same way
          <li key={`${name} ${rule} ${at}`}>
            {pick(why)}
            {setAside && <small>（{t('setAside', { why: setAside })}）</small>}
          </li>
        ))}
      </ul>
    </details>
  )
}
