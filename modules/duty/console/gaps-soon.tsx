import { useMemo } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { ShiftShown } from '../board.ts'
import { LeadersNow } from './leaders-now.tsx'
import { texts } from './roster-texts.ts'
import { clockText, gapsSoon } from './shift-words.ts'

const QUARTER = 15 * 60_000

/** Shifts that are on or begin within four hours and are short of people; each opens. */
export function GapsSoon({ responseId, open }: { responseId: string; open: (shift: ShiftShown) => void }) {
  const t = useTexts(texts)
  // The question changes with the quarter of an hour, not with every drawing.
  const quarter = Math.floor(Date.now() / QUARTER) * QUARTER
  const span = useMemo(
    () => ({ from: new Date(quarter).toISOString(), until: new Date(quarter + 5 * 3_600_000).toISOString() }),
    [quarter],
  )
  const { data, isError } = useAsk<{ shifts: ShiftShown[]; asOf: string }>(
    'duty.board',
    { responseId, ...span },
    { live: ['shifts', 'rosters'], keepLast: true },
  )
  if (!data) return null
  const gaps = gapsSoon(data.shifts, new Date(data.asOf))
  return (
    <section className="d-panel">
      <h2>
        {t('gapsSoon')} <AsOf at={data.asOf} stale={isError} />
      </h2>
      <LeadersNow shifts={data.shifts} at={data.asOf} />
      {gaps.length === 0 ? (
        <StateTag state="done">{t('noGaps')}</StateTag>
      ) : (
        <ul className="d-gaps">
          {gaps.map((shift) => (
            <li key={shift.id}>
              <button type="button" className="d-gap" onClick={() => open(shift)}>
                <strong>{shift.postName}</strong>
                <span>{clockText(shift)}</span>
                <StateTag state="missing">{t('missing', { count: shift.missing })}</StateTag>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
