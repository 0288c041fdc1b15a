import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { MaskedPermitInFull, RevealedPermit } from '../masked-permit.ts'
import { declineReasonWords, permitKindWords, revokeReasonWords } from '../words.ts'
import { ApprovePermitDialog } from './approve-permit-dialog.tsx'
import { EndPermitDialog } from './end-permit-dialog.tsx'
import { PermitStateTag } from './permit-state-tag.tsx'
import { numberOf, svgUrl } from './permit-text.ts'
import { PrintPermit } from './print-permit.tsx'
import { texts } from './texts.ts'
import { useFrequencyText } from './use-frequency-text.ts'
import { useReveal } from './use-reveal.ts'

/** One permit: what it says, masked until opened for a purpose; approved, declined, revoked and printed from here. */
export function PermitDetails({ id, responseName }: { id: string; responseName: string }) {
  const t = useTexts(texts)
  const may = useMay()
  const fieldsOf = usePermitFields()
  const [dialog, setDialog] = useState<'approve' | 'decline' | 'revoke' | 'print'>()
  const { data, error } = useAsk<MaskedPermitInFull>('checkpoints.permit', { id }, { live: ['permits'] })
  const { revealed, problem, reveal, hide } = useReveal<RevealedPermit>('checkpoints.revealPermit', id)
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading />
  const close = () => setDialog(undefined)
  const isRequest = data.state === 'requested'
  const holds = data.state === 'approved' && !data.expired
  // The paper names the holder, so that a gate without a phone can compare it with the plate or the card.
  const print = async () => ((revealed ?? (await reveal())) ? setDialog('print') : undefined)
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} />}
      {revealed?.destroyed && <Alert type="info" showIcon title={t('destroyed')} />}
      <RecordFields fields={fieldsOf(data, revealed)} />
      <div className="m-notice-actions">
        {isRequest && may('permit.approve') && (
          <Button type="primary" onClick={() => setDialog('approve')}>
            {t('approve')}
          </Button>
        )}
        {isRequest && may('permit.approve') && <Button onClick={() => setDialog('decline')}>{t('decline')}</Button>}
        {holds && may('permit.reveal') && (
          <Button type="primary" onClick={print}>
            {t('print')}
          </Button>
        )}
        {may('permit.reveal') && !revealed && <Button onClick={reveal}>{t('reveal')}</Button>}
        {revealed && <Button onClick={hide}>{t('hide')}</Button>}
        {data.state === 'approved' && may('permit.revoke') && (
          <Button danger onClick={() => setDialog('revoke')}>
            {t('revoke')}
          </Button>
        )}
      </div>
      {holds && data.code && <img className="k-code" alt={data.code.text} src={svgUrl(data.code.svg)} />}
      {dialog === 'approve' && <ApprovePermitDialog permit={data} close={close} />}
      {(dialog === 'decline' || dialog === 'revoke') && <EndPermitDialog permitId={id} how={dialog} close={close} />}
      {dialog === 'print' && revealed && data.code && (
        <PrintPermit permit={data} revealed={revealed} responseName={responseName} close={close} />
      )}
    </>
  )
}

function usePermitFields() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const frequencyText = useFrequencyText()
  return (permit: MaskedPermitInFull, revealed: RevealedPermit | undefined): [string, ReactNode][] => {
    const { declineReason, revokeReason } = permit
    const fields: ([string, ReactNode] | false)[] = [
      [t('state'), <PermitStateTag key="state" permit={permit} />],
      [t('kind'), pick(permitKindWords[permit.kind])],
      [t(permit.holder === 'vehicle' ? 'plate' : 'identityNumber'), numberOf(permit, revealed)],
      [t('name'), revealed?.name || permit.holderName],
      [t('phone'), revealed?.phone || permit.maskedPhone],
      revealed !== undefined && [t('why'), revealed.reason],
      [t('holdsIn'), permit.area],
      [t('validFrom'), time(permit.from)],
      [t('validUntil'), time(permit.until)],
      [t('frequency'), frequencyText(permit.frequency)],
      permit.enteredFor === 'paper' && [t('paper'), '✓'],
      [t('requestedAt'), `${time(permit.requestedAt)}  ${permit.requestedBy}`],
      declineReason !== undefined && [t('reason'), pick(declineReasonWords[declineReason])],
      revokeReason !== undefined && [t('reason'), pick(revokeReasonWords[revokeReason])],
      permit.decidedBy !== '' && [t('decidedBy'), permit.decidedBy],
    ]
    return fields.filter((field) => field !== false)
  }
}
