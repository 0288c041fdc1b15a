import { useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { ShiftShown } from '../board.ts'
import { isLeadersTurn } from '../shift-patterns.ts'
import { texts } from './roster-texts.ts'

/** Who leads now by turns, and until when; nothing where no turns are laid. */
export function LeadersNow({ shifts, at }: { shifts: readonly ShiftShown[]; at: string }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const turns = shifts.filter((shift) => isLeadersTurn(shift) && !shift.draft && shift.from <= at && at < shift.until)
  if (turns.length === 0) return null
  const said = turns.map(({ people, postName, until }) => {
    const name = people.map((one) => one.name).join('、') || t('nobodyLeads')
    return t('turnUntil', { name, post: postName, time: time(until) })
  })
  return (
    <p className="d-leaders">
      <b>{t('turnsNow')}</b>
      {said.map((one) => (
        <span key={one}>{one}</span>
      ))}
    </p>
  )
}
