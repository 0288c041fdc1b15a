import { DatePicker, Form, Input, InputNumber, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { knownSkills, nameOfSkill } from '../skills.ts'
import { texts } from './call-out-texts.ts'
import type { OfferedKind } from './post-row.ts'
import { useBodies } from './use-bodies.ts'

type Entered = {
  purpose: string
  areaId: string
  count: number
  role?: string
  skill?: string
  span: [Dayjs, Dayjs]
  bodies: string[]
}

/** Asks bodies for people. */
export function CallPeopleDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.', 'figures.')
  const [callOutId] = useState(newId)
  const bodies = useBodies(responseId)
  const { data } = useAsk<{ areaId?: string; postKinds: OfferedKind[] }>('responses.one', { responseId })
  const roles = new Map((data?.postKinds ?? []).flatMap(({ staffing }) => staffing).map((one) => [one.role, one]))
  const needed = [{ required: true, message: t('needed') }]
  return (
    <CommandDialog<Entered>
      title={t('call')}
      action="duty.callPeople"
      input={({ span: [from, until], bodies: asked, role, skill, ...rest }) => ({
        callOutId,
        responseId,
        ...rest,
        ...(role && { role }),
        ...(skill && { skill }),
        from: from.toISOString(),
        until: until.toISOString(),
        bodies: asked.map((organisationId) => ({ organisationId })),
      })}
      done={changed}
      close={close}
      submit={t('call')}
      width={560}
    >
      <Form.Item name="purpose" label={t('purpose')} rules={needed} extra={t('purposeHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="areaId" label={t('area')} rules={needed}>
        <AreaSelect within={data?.areaId} />
      </Form.Item>
      <Form.Item name="count" label={t('count')} rules={needed}>
        <InputNumber min={1} max={9999} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="role" label={t('role')}>
        <Select
          allowClear
          placeholder={t('any')}
          options={[...roles.values()].map(({ role, name }) => ({ value: role, label: pick(name) }))}
        />
      </Form.Item>
      <Form.Item name="skill" label={t('skill')}>
        <Select
          allowClear
          placeholder={t('any')}
          options={knownSkills.map((value) => ({ value, label: pick(nameOfSkill(value)) }))}
        />
      </Form.Item>
      <Form.Item
        name="span"
        label={t('span')}
        rules={needed}
        initialValue={[dayjs().startOf('hour'), dayjs().startOf('hour').add(14, 'day')]}
      >
        <DatePicker.RangePicker
          showTime={{ format: 'HH:mm', minuteStep: 30 }}
          format="YYYY-MM-DD HH:mm"
          allowClear={false}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="bodies" label={t('bodies')} rules={needed}>
        <Select mode="multiple" maxTagCount={8} showSearch={{ optionFilterProp: 'label' }} options={bodies} />
      </Form.Item>
    </CommandDialog>
  )
}
