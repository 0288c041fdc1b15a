import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import type { MyHandover } from '../handover.ts'
import { texts } from './handover-texts.ts'
import { Written } from './written-handover.tsx'

/** What the shift before passed on, with my signature where it waits for one. */
export function TakeOver({ handover: { before, mayCountersign } }: { handover: MyHandover }) {
  const t = useTexts(texts)
  const { record, outbox } = useField()
  const [remark, setRemark] = useState('')
  const signedHere = outbox?.some(
    ({ action, input, state }) =>
      action === 'duty.countersignHandover' &&
      state !== 'refused' &&
      state !== 'discarded' &&
      (input as { handoverId: string }).handoverId === before?.id,
  )
  const sign = () => {
    const said = remark.trim()
    void record('duty.countersignHandover', { handoverId: before?.id, ...(said.length > 1 ? { remark: said } : {}) })
  }
  return (
    <section className="p-card h-part">
      <h2>{t('before')}</h2>
      {before ? <Written one={before} /> : <p className="p-quiet">{t('noBefore')}</p>}
      {before && mayCountersign && !signedHere && (
        <>
          <label className="p-field">
            {t('remark')}
            <input value={remark} maxLength={500} onChange={(event) => setRemark(event.target.value)} />
          </label>
          <button type="button" className="p-button p-button-main p-wide" onClick={sign}>
            {t('countersign')}
          </button>
        </>
      )}
      {signedHere && !before?.countersignedAt && (
        <p className="p-banner p-banner-done" role="status">
          {t('countersigned')}
        </p>
      )}
    </section>
  )
}
