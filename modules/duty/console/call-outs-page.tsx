import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import type { CallOutShown } from '../call-out.ts'
import { CallOutDetails } from './call-out-details.tsx'
import { CallOutPeople } from './call-out-people.tsx'
import { texts } from './call-out-texts.ts'
import { CallPeopleDialog } from './call-people-dialog.tsx'

const signs: Record<CallOutShown['state'], State> = { open: 'waiting', full: 'done', over: 'closed', ended: 'closed' }

/** Calls for people and how far each has come; one call-out opens its people and its waves. */
export default function CallOutsPage() {
  const t = useTexts(texts)
  const may = useMay()
  const [{ call }, change] = useAddress()
  const { response, loading } = useResponse()
  const [calling, setCalling] = useState(false)
  const columns = useCallOutColumns()
  if (!response && !loading) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (!response) return null
  if (call) return <CallOutPeople responseId={response.id} callOutId={call} />
  const actions = may('callOut.command') && !response.closedAt && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCalling(true)}>
      {t('call')}
    </Button>
  )
  return (
    <>
      <DataTable<CallOutShown>
        query="duty.callOuts"
        input={{ responseId: response.id }}
        columns={columns}
        rowId={({ id }) => id}
        live={['calls']}
        actions={actions}
        filters={[
          {
            kind: 'choice',
            name: 'state',
            title: t('state'),
            options: [
              { value: 'running', label: t('running') },
              { value: 'over', label: t('overOrEnded') },
            ],
          },
        ]}
        record={{
          title: ({ purpose }) => purpose,
          show: (row) => (
            <CallOutDetails
              key={row.id}
              call={row}
              openPeople={() => change({ call: row.id, record: undefined, state: undefined })}
            />
          ),
        }}
        empty={
          <Empty title={t('none')} actions={actions}>
            {t('noneHint')}
          </Empty>
        }
      />
      {calling && <CallPeopleDialog responseId={response.id} close={() => setCalling(false)} />}
    </>
  )
}

function useCallOutColumns(): DataColumn<CallOutShown>[] {
  const t = useTexts(texts)
  const { time } = useTimes()
  return [
    { name: 'purpose', title: t('purpose'), pinned: true, width: 240 },
    {
      name: 'state',
      title: t('state'),
      width: 100,
      show: ({ state }) => <StateTag state={signs[state]}>{t(state)}</StateTag>,
    },
    { name: 'areaName', title: t('area'), width: 110 },
    {
      name: 'seconded',
      title: t('secondedOf'),
      width: 110,
      align: 'right',
      show: ({ seconded, count }) => `${seconded} / ${count}`,
    },
    { name: 'accepted', title: t('accepted'), width: 80, align: 'right' },
    {
      name: 'waiting',
      title: t('waiting'),
      width: 90,
      align: 'right',
      show: ({ waiting }) => (waiting > 0 ? <StateTag state="late">{String(waiting)}</StateTag> : '0'),
    },
    { name: 'declined', title: t('declined'), width: 80, align: 'right' },
    {
      name: 'bodiesSilent',
      title: t('silent'),
      width: 120,
      align: 'right',
      show: ({ bodies, bodiesSilent }) => `${bodiesSilent} / ${bodies}`,
    },
    { name: 'from', title: t('from'), width: 130, show: ({ from }) => time(from) },
    { name: 'until', title: t('until'), width: 130, show: ({ until }) => time(until) },
  ]
}
