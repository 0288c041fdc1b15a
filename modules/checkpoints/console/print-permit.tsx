import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import type { MaskedPermitInFull, RevealedPermit } from '../masked-permit.ts'
import { permitKindWords } from '../words.ts'
import { numberOf, svgUrl } from './permit-text.ts'
import './print-permit.css'
import { texts } from './texts.ts'
import { useFrequencyText } from './use-frequency-text.ts'

type PrintPermitProps = {
  permit: MaskedPermitInFull
  revealed: RevealedPermit
  responseName: string
  close: () => void
}

/** The permit as it is printed, on A6 for the windscreen or on A4 from any printer. */
export function PrintPermit(props: PrintPermitProps) {
  const t = useTexts(texts)
  const [size, setSize] = useState<'A6' | 'A4'>('A6')
  return (
    <Modal
      open
      title={`${t('print')}  ${t('printHint')}`}
      width={560}
      onCancel={props.close}
      footer={
        <Button type="primary" onClick={() => window.print()}>
          {t('print')}
        </Button>
      }
    >
      <Segmented<'A6' | 'A4'> value={size} onChange={setSize} options={['A6', 'A4']} aria-label={t('paperSize')} />
      <PermitSheet {...props} size={size} />
      {createPortal(
        <div className="k-print-only">
          <style>{`@page { size: ${size}; margin: ${size === 'A6' ? '6mm' : '20mm'}; }`}</style>
          <PermitSheet {...props} size={size} />
        </div>,
        document.body,
      )}
    </Modal>
  )
}

function PermitSheet({ permit, revealed, responseName, size }: PrintPermitProps & { size: 'A6' | 'A4' }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const frequencyText = useFrequencyText()
  return (
    <article className={`k-sheet k-sheet-${size}`}>
      <p>{responseName}</p>
      <h1>{pick(permitKindWords[permit.kind])}</h1>
      <strong>{numberOf(permit, revealed)}</strong>
      <p>{revealed.name}</p>
      {permit.code && <img alt={permit.code.text} src={svgUrl(permit.code.svg)} />}
      <dl>
        <dt>{t('holdsIn')}</dt>
        <dd>{permit.area}</dd>
        <dt>{t('validFrom')}</dt>
        <dd>{localStamp(new Date(permit.from))}</dd>
        <dt>{t('validUntil')}</dt>
        <dd>{localStamp(new Date(permit.until))}</dd>
        <dt>{t('frequency')}</dt>
        <dd>{frequencyText(permit.frequency)}</dd>
        <dt>{t('issuedAt')}</dt>
        <dd>{permit.approvedAt && localStamp(new Date(permit.approvedAt))}</dd>
      </dl>
      <small>{t('permitFoot')}</small>
    </article>
  )
}
