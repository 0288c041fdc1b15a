import { Button, Form, Input, Table } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import type { CallBodyShown, CallOutShown } from '../call-out.ts'
import { nameOfSkill } from '../skills.ts'
import { texts } from './call-out-texts.ts'
import { OfferMembersDialog } from './offer-members-dialog.tsx'
import { RecallDialog } from './recall-dialog.tsx'

type Opened = { kind: 'offer' | 'none'; body: CallBodyShown } | { kind: 'end' | 'recall' }

/** One call-out: what is asked for, what each body has said, and what can be done about it. */
export function CallOutDetails({ call, openPeople }: { call: CallOutShown; openPeople: () => void }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const runs = call.state === 'open' || call.state === 'full'
  return (
    <>
      <RecordFields
        fields={[
          [t('area'), call.areaName],
          [t('secondedOf'), `${call.seconded} / ${call.count}`],
          [t('skill'), call.skill ? pick(nameOfSkill(call.skill)) : t('any')],
          [t('span'), `${time(call.from)} – ${time(call.until)}`],
          ...(call.endedWhy ? [[t('endedWhy'), call.endedWhy] satisfies [string, string]] : []),
        ]}
      />
      <div className="m-notice-actions">
        <Button type="primary" onClick={openPeople}>
          {t('people')}
        </Button>
        {may('callOut.command') && call.seconded > 0 && (
          <Button onClick={() => setOpened({ kind: 'recall' })}>{t('recall')}</Button>
        )}
        {may('callOut.command') && runs && (
          <Button danger onClick={() => setOpened({ kind: 'end' })}>
            {t('end')}
          </Button>
        )}
      </div>
      <Bodies call={call} runs={runs} open={(kind, body) => setOpened({ kind, body })} />
      {opened?.kind === 'offer' && 'body' in opened && (
        <OfferMembersDialog callOutId={call.id} body={opened.body} close={close} />
      )}
      {opened?.kind === 'none' && 'body' in opened && (
        <WhyDialog
          action="duty.declineCallOut"
          title={`${t('noneToSend')}：${opened.body.name}`}
          hint={t('noneToSendHint')}
          input={{ callOutId: call.id, organisationId: opened.body.organisationId }}
          close={close}
        />
      )}
      {opened?.kind === 'end' && (
        <WhyDialog
          action="duty.endCallOut"
          title={t('end')}
          hint={t('endHint')}
          input={{ callOutId: call.id }}
          close={close}
        />
      )}
      {opened?.kind === 'recall' && <RecallDialog call={call} close={close} />}
    </>
  )
}

type BodiesProps = { call: CallOutShown; runs: boolean; open: (kind: 'offer' | 'none', body: CallBodyShown) => void }

function Bodies({ call, runs, open }: BodiesProps) {
  const t = useTexts(texts)
  const may = useMay()
  const { data } = useAsk<{ rows: CallBodyShown[] }>('duty.callBodies', { callOutId: call.id }, { live: ['calls'] })
  return (
    <Table<CallBodyShown>
      size="small"
      rowKey="organisationId"
      pagination={false}
      dataSource={data?.rows ?? []}
      columns={[
        {
          key: 'name',
          title: t('body'),
          width: 260,
          render: (_, body) => (
            <>
              {body.name}
              {body.offered === 0 && !body.declinedWhy && (
                <>
                  {' '}
                  <StateTag state="late">{t('stillSilent')}</StateTag>
                </>
              )}
              {body.declinedWhy && <p className="m-quiet">{t('said', { why: body.declinedWhy })}</p>}
              {runs && may('callOut.offer') && (
                <p>
                  <Button size="small" onClick={() => open('offer', body)}>
                    {t('offer')}
                  </Button>{' '}
                  {!body.declinedWhy && (
                    <Button size="small" onClick={() => open('none', body)}>
                      {t('noneToSend')}
                    </Button>
                  )}
                </p>
              )}
            </>
          ),
        },
        { key: 'offered', dataIndex: 'offered', title: t('offered'), align: 'right' },
        { key: 'accepted', dataIndex: 'accepted', title: t('accepted'), align: 'right' },
        { key: 'waiting', dataIndex: 'waiting', title: t('waiting'), align: 'right' },
        { key: 'seconded', dataIndex: 'seconded', title: t('seconded'), align: 'right' },
      ]}
    />
  )
}

type WhyDialogProps = { action: string; title: string; hint: string; input: object; close: () => void }

function WhyDialog({ action, title, hint, input, close }: WhyDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  return (
    <CommandDialog<{ reason: string }>
      title={title}
      action={action}
      input={({ reason }) => ({ ...input, reason: reason.trim() })}
      done={changed}
      close={close}
    >
      <p className="m-quiet">{hint}</p>
      <Form.Item name="reason" label={t('reason')} rules={[{ required: true, min: 2, message: t('needed') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
