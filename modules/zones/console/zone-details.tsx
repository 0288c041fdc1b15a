import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { measureNames } from '../zone.ts'
import { texts } from './texts.ts'
import { levelNames, type ZoneRow } from './zone-row.ts'

/** One zone: its measure, its ground, and the way to lift it. */
export function ZoneDetails({ zone }: { zone: ZoneRow }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const changed = useChanged('zones.', 'responses.')
  const [ending, setEnding] = useState(false)
  const { title, number, signedBy, signedOn } = zone.order
  return (
    <>
      <RecordFields
        fields={[
          [t('level'), pick(levelNames[zone.level])],
          [t('measure'), pick(measureNames[zone.measure])],
          [t('from'), time(zone.from)],
          [t('until'), zone.until ? time(zone.until) : t('open')],
          [t('rule'), zone.rule],
          [t('order'), t('orderSigned', { title, number, office: signedBy, day: signedOn })],
          [t('reason'), zone.reason],
          ...(zone.approver ? [[t('approver'), zone.approver] as [string, string]] : []),
          ...(zone.legalReference ? [[t('legalReference'), zone.legalReference] as [string, string]] : []),
          ...(zone.endReason ? [[t('endReason'), zone.endReason] as [string, string]] : []),
        ]}
      />
      {zone.state !== 'over' && may('zone.change') && (
        <div className="m-notice-actions">
          <Button onClick={() => setEnding(true)}>{t('end')}</Button>
        </div>
      )}
      {ending && (
        <CommandDialog<{ reason: string }>
          title={`${t('endTitle')}：${zone.areaName}`}
          action="zones.endZone"
          input={({ reason }) => ({ zoneId: zone.id, reason })}
          done={changed}
          close={() => setEnding(false)}
          submit={t('end')}
        >
          <p>{t('endHint')}</p>
          <Form.Item
            name="reason"
            label={t('endReason')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
          >
            <Input.TextArea maxLength={300} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </CommandDialog>
      )}
    </>
  )
}
