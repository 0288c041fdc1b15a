import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { measureNames } from '../zone.ts'
import { ChangeZoneDialog } from './change-zone-dialog.tsx'
import { texts } from './texts.ts'
import { ZoneDetails } from './zone-details.tsx'
import { hatchings, levelNames, type OfferedLevel, type ZoneRow } from './zone-row.ts'

const STATES: Record<ZoneRow['state'], State> = { now: 'late', coming: 'waiting', over: 'closed' }

/** The zones of the response, those in force first; where the pack has none, it says so. */
export default function ZonesPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const [changing, setChanging] = useState(false)
  const { response, loading } = useResponse()
  const whole = useAsk<{ zoneLevels: OfferedLevel[] }>(
    'responses.one',
    { responseId: response?.id },
    { when: response !== undefined, live: ['responses'] },
  )
  if (!response && !loading) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (!response) return null
  const levels = whole.data?.zoneLevels ?? []
  const changeButton = may('zone.change') && !response.closedAt && levels.length > 0 && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setChanging(true)}>
      {t('change')}
    </Button>
  )
  const columns: DataColumn<ZoneRow>[] = [
    { name: 'areaName', title: t('area'), pinned: true, width: 180 },
    { name: 'level', title: t('level'), width: 140, show: ({ level }) => <LevelMark level={level} /> },
    { name: 'measure', title: t('measure'), width: 120, show: ({ measure }) => pick(measureNames[measure]) },
    {
      name: 'state',
      title: t('state'),
      width: 110,
      show: ({ state }) => <StateTag state={STATES[state]}>{t(state)}</StateTag>,
    },
    { name: 'from', title: t('from'), width: 160, show: ({ from }) => time(from) },
    { name: 'until', title: t('until'), width: 160, show: ({ until }) => (until ? time(until) : t('open')) },
    { name: 'order', title: t('order'), width: 180, show: ({ order }) => order.number },
    { name: 'reason', title: t('reason'), width: 240 },
  ]
  return (
    <>
      <DataTable<ZoneRow>
        query="zones.zones"
        input={{ responseId: response.id }}
        columns={columns}
        rowId={({ id }) => id}
        filters={[
          {
            kind: 'choice',
            name: 'state',
            title: t('standing'),
            options: [
              { value: 'standing', label: t('standing') },
              { value: 'all', label: t('all') },
            ],
          },
        ]}
        live={['zones']}
        actions={changeButton}
        record={{ title: ({ areaName }) => areaName, show: (row) => <ZoneDetails zone={row} /> }}
        empty={
          <Empty title={t(whole.data && levels.length === 0 ? 'notOffered' : 'none')} actions={changeButton}>
            {t('noneHint')}
          </Empty>
        }
      />
      {changing && <ChangeZoneDialog responseId={response.id} levels={levels} close={() => setChanging(false)} />}
    </>
  )
}

function LevelMark({ level }: { level: ZoneRow['level'] }) {
  const pick = useBilingual()
  const hatching = hatchings[level]
  return (
    <span>
      {hatching && <span className={`m-zone m-zone-${hatching}`} aria-hidden="true" />} {pick(levelNames[level])}
    </span>
  )
}
