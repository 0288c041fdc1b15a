import { Collapse, DatePicker, Form, Input, Radio, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useEffect, useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { OrderFields, orderOf } from '../../duty/console/public.ts'
import { type ZoneMeasure, zoneMeasures } from '../../playbooks/zone-rules.ts'
import { measureNames } from '../zone.ts'
import { texts } from './texts.ts'
import { levelNames, type OfferedLevel, type ZoneRow } from './zone-row.ts'

type Entered = {
  areaId: string
  level: string
  seen?: string
  measure?: ZoneMeasure
  from: Dayjs
  until?: Dayjs
  newCaseOn?: Dayjs
  order: Parameters<typeof orderOf>[0]
  reason: string
  approver?: string
  legalReference?: string
}
type ChangeZoneDialogProps = { responseId: string; levels: OfferedLevel[]; close: () => void }

/** Draws a zone or changes the one that stands, with order and reason. */
export function ChangeZoneDialog({ responseId, levels, close }: ChangeZoneDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('zones.', 'responses.')
  const [zoneId] = useState(newId)
  return (
    <CommandDialog<Entered>
      title={t('changeTitle')}
      action="zones.changeZone"
      input={({ from, until, newCaseOn, order, measure, approver, legalReference, seen, ...entered }) => ({
        zoneId,
        responseId,
        ...entered,
        from: from.toISOString(),
        order: orderOf(order),
        ...(measure && { measure }),
        ...(seen && { seen }),
        ...(until && { until: until.toISOString() }),
        ...(newCaseOn && { newCaseOn: newCaseOn.format('YYYY-MM-DD') }),
        ...(approver && { approver }),
        ...(legalReference && { legalReference }),
      })}
      done={changed}
      close={close}
      width={760}
    >
      <p className="m-quiet">{t('changeHint')}</p>
      <Where levels={levels} responseId={responseId} />
      <When />
      <OrderFields />
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Collapse
        ghost
        items={[
          {
            key: 'exception',
            label: t('exception'),
            forceRender: true,
            children: (
              <>
                <Form.Item name="approver" label={t('approver')}>
                  <Input maxLength={80} />
                </Form.Item>
                <Form.Item name="legalReference" label={t('legalReference')}>
                  <Input maxLength={200} />
                </Form.Item>
              </>
            ),
          },
        ]}
      />
    </CommandDialog>
  )
}

function Where({ levels, responseId }: { levels: OfferedLevel[]; responseId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const needed = [{ required: true, message: t('needed') }]
  return (
    <>
      <Form.Item name="areaId" label={t('area')} rules={needed}>
        <AreaSelect />
      </Form.Item>
      <Standing responseId={responseId} />
      <Form.Item name="level" label={t('level')} rules={needed} initialValue={levels[0]?.level}>
        <Radio.Group
          optionType="button"
          options={levels.map(({ level, name }) => ({ value: level, label: pick(name) }))}
        />
      </Form.Item>
      <Form.Item name="measure" label={t('measure')} extra={t('measureHint')}>
        <Select
          allowClear
          options={zoneMeasures.map((measure) => ({ value: measure, label: pick(measureNames[measure]) }))}
        />
      </Form.Item>
    </>
  )
}

/** What stands on the chosen area, told and kept as it was: whoever changes it meanwhile is not written over unseen. */
function Standing({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const form = Form.useFormInstance<Entered>()
  const areaId = Form.useWatch('areaId', form)
  const input = { responseId, areaId, limit: 200 }
  const { data } = useAsk<{ rows: ZoneRow[]; next?: string }>('zones.zones', input, { when: areaId !== undefined })
  const standing = data?.rows.find((row) => row.areaId === areaId && row.state === 'now')
  const seen = standing?.level ?? (data && !data.next ? 'routine' : undefined)
  useEffect(() => form.setFieldValue('seen', seen), [form, seen])
  return (
    <>
      <Form.Item name="seen" hidden>
        <Input />
      </Form.Item>
      {seen && <p className="m-quiet">{t('standsNow', { level: pick(levelNames[standing?.level ?? 'routine']) })}</p>}
    </>
  )
}

function When() {
  const t = useTexts(texts)
  const moment = { showTime: { format: 'HH:mm' }, format: 'YYYY-MM-DD HH:mm', style: { width: '100%' } }
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 12 }}>
      <Form.Item
        name="from"
        label={t('from')}
        initialValue={dayjs()}
        rules={[{ required: true, message: t('needed') }]}
      >
        <DatePicker {...moment} allowClear={false} />
      </Form.Item>
      <Form.Item name="until" label={t('until')} extra={t('untilHint')}>
        <DatePicker {...moment} />
      </Form.Item>
      <Form.Item name="newCaseOn" label={t('newCaseOn')} extra={t('newCaseHint')}>
        <DatePicker maxDate={dayjs()} style={{ width: '100%' }} />
      </Form.Item>
    </div>
  )
}
