import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { HandoverShown } from '../handover.ts'
import { texts } from './handover-texts.ts'

/** What was handed over, by whom, and who took it over. */
export function Written({ one }: { one: HandoverShown }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  return (
    <>
      <StateTag state={one.countersignedAt ? 'done' : 'waiting'}>{t(one.countersignedAt ? 'whole' : 'waits')}</StateTag>
      <p className="h-text">{one.text}</p>
      {one.items.length > 0 && (
        <ul className="h-items">
          {one.items.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      <p className="p-quiet">{t('signedBy', { name: one.signedBy, time: time(one.signedAt) })}</p>
      {one.countersignedAt && (
        <p className="p-quiet">
          {t('countersignedBy', { name: one.countersignedBy ?? '', time: time(one.countersignedAt) })}
        </p>
      )}
      {one.remark && <p className="p-quiet">{t('remarkIs', { remark: one.remark })}</p>}
    </>
  )
}
