import { DatePicker, Form } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useSession } from '../../../platform/browser/session.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { type AreaId, isWithin } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import { texts } from './texts.ts'

type Entered = { areaId: string; days?: [Dayjs, Dayjs] | null }

/** Freezes the playbook's report for an area: its days, or everything up to now. */
export function FreezeReportDialog({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('reports.')
  const [id] = useState(newId)
  const { data } = useAsk<{ areaId: AreaId }>('responses.one', { responseId })
  const { data: session } = useSession()
  const areaId = data?.areaId
  // Whoever looks after a part of the response begins with that part.
  const own = session?.places.find((place) => areaId && isWithin(place.areaId, areaId))?.areaId ?? areaId
  return (
    <CommandDialog<Entered>
      key={own ?? 'unknown'}
      title={t('freezeTitle')}
      action="reports.freezeReport"
      submit={t('freeze')}
      input={({ areaId: chosen, days }) => ({
        id,
        responseId,
        areaId: chosen,
        ...(days && { from: days[0].format('YYYY-MM-DD'), to: days[1].add(1, 'day').format('YYYY-MM-DD') }),
      })}
      done={changed}
      close={close}
    >
      <p>{t('freezeHint')}</p>
      <Form.Item
        name="areaId"
        label={t('area')}
        {...(own && { initialValue: own })}
        rules={[{ required: true, message: t('needed') }]}
      >
        <AreaSelect within={areaId} />
      </Form.Item>
      <Form.Item name="days" label={t('days')} extra={t('daysHint')}>
        <DatePicker.RangePicker style={{ width: '100%' }} />
      </Form.Item>
    </CommandDialog>
  )
}
