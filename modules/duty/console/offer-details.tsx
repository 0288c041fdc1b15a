import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { type CallOutShown, declineReasons, declineWords, type OfferShown } from '../call-out.ts'
import { texts } from './call-out-texts.ts'
import { RecallDialog } from './recall-dialog.tsx'

/** One member offered: their answer, told for them where they have no phone, and their recall. */
export function OfferDetails({ offer, call }: { offer: OfferShown; call: CallOutShown }) {
  const t = useTexts(texts)
  const may = useMay()
  const { time } = useTimes()
  const [open, setOpen] = useState<'accepted' | 'declined' | 'takeBack' | 'recall'>()
  const close = () => setOpen(undefined)
  const { secondment } = offer
  const runs = call.state === 'open' || call.state === 'full'
  return (
    <>
      <RecordFields
        fields={[
          [t('body'), offer.organisationName],
          [t('mobile'), offer.mobile || '–'],
          [t('offeredAt'), time(offer.offeredAt)],
          [t('answer'), t(offer.state)],
          ...(secondment
            ? ([
                [t('wave'), t('waveNumber', { wave: secondment.wave })],
                [t('where'), [secondment.areaName, secondment.postName].filter(Boolean).join(' ')],
                [t('span'), `${time(secondment.from)} – ${time(secondment.until)}`],
                ...(secondment.recalledWhy ? [[t('recalledWhy'), secondment.recalledWhy]] : []),
              ] as [string, string][])
            : []),
        ]}
      />
      {runs && !secondment && may('callOut.offer') && (
        <>
          <p className="m-quiet">{t('sayFor')}</p>
          <div className="m-notice-actions">
            {offer.state !== 'accepted' && <Button onClick={() => setOpen('accepted')}>{t('saysYes')}</Button>}
            {offer.state !== 'declined' && <Button onClick={() => setOpen('declined')}>{t('saysNo')}</Button>}
            <Button danger onClick={() => setOpen('takeBack')}>
              {t('takeBack')}
            </Button>
          </div>
        </>
      )}
      {offer.state === 'seconded' && may('callOut.command') && (
        <div className="m-notice-actions">
          <Button onClick={() => setOpen('recall')}>{t('recall')}</Button>
        </div>
      )}
      {open === 'recall' && <RecallDialog call={call} one={offer} close={close} />}
      {open && open !== 'recall' && <AnswerDialog offer={offer} callOutId={call.id} deed={open} close={close} />}
    </>
  )
}

type AnswerDialogProps = {
  offer: OfferShown
  callOutId: string
  deed: 'accepted' | 'declined' | 'takeBack'
  close: () => void
}

function AnswerDialog({ offer, callOutId, deed, close }: AnswerDialogProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const changed = useChanged('duty.', 'figures.')
  const { id, organisationId } = offer
  const titles = { accepted: t('saysYes'), declined: t('saysNo'), takeBack: t('takeBack') }
  return (
    <CommandDialog<{ reason?: string }>
      title={`${titles[deed]}：${offer.name}`}
      action={deed === 'takeBack' ? 'duty.takeBackOffer' : 'duty.answerCallFor'}
      input={({ reason }) =>
        deed === 'takeBack'
          ? { offerId: id }
          : { callOutId, organisationId, offerIds: [id], answer: deed, ...(reason && { reason }) }
      }
      done={changed}
      close={close}
      submit={titles[deed]}
    >
      {deed === 'declined' && (
        <Form.Item name="reason" label={t('reason')} rules={[{ required: true, message: t('needed') }]}>
          <Select options={declineReasons.map((value) => ({ value, label: pick(declineWords[value]) }))} />
        </Form.Item>
      )}
    </CommandDialog>
  )
}
