import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed } from '../../../platform/browser/look/notices.tsx'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { type CallOutShown, declineWords, type OfferShown, offerStates } from '../call-out.ts'
import { nameOfSkill } from '../skills.ts'
import { texts } from './call-out-texts.ts'
import { OfferDetails } from './offer-details.tsx'
import { RecallDialog } from './recall-dialog.tsx'
import { SendWaveDialog } from './send-wave-dialog.tsx'

const signs: Record<OfferShown['state'], State> = {
  waiting: 'late',
  accepted: 'waiting',
  declined: 'closed',
  seconded: 'done',
  recalled: 'closed',
}

/** Everybody offered for one call-out: what they answered, and sending and recalling them. */
export function CallOutPeople({ responseId, callOutId }: { responseId: string; callOutId: string }) {
  const t = useTexts(texts)
  const may = useMay()
  const [, change] = useAddress()
  const [open, setOpen] = useState<'send' | 'recall'>()
  const columns = useOfferColumns()
  const { data, error } = useAsk<{ rows: CallOutShown[] }>(
    'duty.callOuts',
    { responseId, callOutId },
    { live: ['calls'] },
  )
  const call = data?.rows[0]
  const back = (
    <Button
      icon={<ArrowLeftOutlined />}
      onClick={() => change({ call: undefined, record: undefined, state: undefined })}
    >
      {t('back')}
    </Button>
  )
  if (error) return <Failed error={error} again={back} />
  if (!call) return back
  const runs = call.state === 'open' || call.state === 'full'
  const commands = may('callOut.command')
  return (
    <>
      <DataTable<OfferShown>
        key={callOutId}
        query="duty.offers"
        input={{ callOutId }}
        columns={columns}
        rowId={({ id }) => id}
        live={['calls']}
        heading={`${call.purpose}　${call.seconded} / ${call.count}`}
        actions={
          <>
            {back}
            {commands && call.seconded > 0 && <Button onClick={() => setOpen('recall')}>{t('recall')}</Button>}
            {commands && runs && call.seconded < call.count && (
              <Button type="primary" onClick={() => setOpen('send')}>
                {t('send')}
              </Button>
            )}
          </>
        }
        filters={[
          {
            kind: 'choice',
            name: 'state',
            title: t('answer'),
            options: offerStates.map((value) => ({ value, label: t(value) })),
          },
        ]}
        record={{ title: ({ name }) => name, show: (row) => <OfferDetails key={row.id} offer={row} call={call} /> }}
        empty={<Empty title={t('noPeople')}>{t('noPeopleHint')}</Empty>}
      />
      {open === 'send' && <SendWaveDialog call={call} close={() => setOpen(undefined)} />}
      {open === 'recall' && <RecallDialog call={call} close={() => setOpen(undefined)} />}
    </>
  )
}

function useOfferColumns(): DataColumn<OfferShown>[] {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  return [
    { name: 'name', title: t('name'), pinned: true, width: 110 },
    { name: 'organisationName', title: t('body'), width: 190 },
    {
      name: 'state',
      title: t('answer'),
      width: 160,
      show: ({ state, reason }) => (
        <StateTag state={signs[state]}>
          {t(state)}
          {state === 'declined' && reason && ` ${pick(declineWords[reason])}`}
        </StateTag>
      ),
    },
    {
      name: 'answeredAt',
      title: t('answeredAt'),
      width: 130,
      show: ({ answeredAt }) => answeredAt && time(answeredAt),
    },
    {
      name: 'wave',
      title: t('wave'),
      width: 80,
      show: ({ secondment }) => secondment && t('waveNumber', { wave: secondment.wave }),
    },
    {
      name: 'where',
      title: t('where'),
      width: 170,
      show: ({ secondment }) => secondment && [secondment.areaName, secondment.postName].filter(Boolean).join(' '),
    },
    { name: 'until', title: t('until'), width: 130, show: ({ secondment }) => secondment && time(secondment.until) },
    {
      name: 'skills',
      title: t('skills'),
      width: 120,
      extra: true,
      show: ({ skills }) => skills.map((one) => pick(nameOfSkill(one))).join('、'),
    },
    { name: 'mobile', title: t('mobile'), width: 120, extra: true },
  ]
}
