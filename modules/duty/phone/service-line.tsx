import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useField } from '../../../platform/browser/offline/field.tsx'
import type { ServiceLine } from '../service-record.ts'
import { clockSpanOf, clocksOf, remarkOf } from '../service-record-text.ts'
import { texts } from './service-record-texts.ts'

/** One line of my record, with what I objected and what was answered. */
export function ServiceLineItem({ row, object }: { row: ServiceLine; object: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { outbox } = useField()
  const { objection } = row
  const raisedHere = outbox?.some(
    ({ action, input, state }) =>
      action === 'duty.raiseObjection' &&
      (input as { attendanceId: string }).attendanceId === row.id &&
      state !== 'refused' &&
      state !== 'discarded' &&
      (input as { objectionId: string }).objectionId !== objection?.id,
  )
  const open = raisedHere || objection?.mended === null
  const remark = remarkOf({ ...row, objection: null }, language)
  return (
    <li className="p-item">
      <span className="p-item-main">
        <b>
          {row.day} {row.inAt ? clocksOf(row) : clockSpanOf(row.from, row.until)}
        </b>
        <small>
          {row.postName}　{row.areaName}
        </small>
        {remark && <small>{remark}</small>}
        {open && <StateTag state="waiting">{t('waits')}</StateTag>}
        {!open && objection && <StateTag state="done">{t(objection.mended ? 'mended' : 'stands')}</StateTag>}
        {!open && objection?.answer && <small className="a-said">{objection.answer}</small>}
      </span>
      <span className="a-line-end">
        {row.outAt && t('hoursOf', { hours: row.hours })}
        {!open && (
          <button type="button" className="p-button" onClick={object}>
            {t('object')}
          </button>
        )}
      </span>
    </li>
  )
}
