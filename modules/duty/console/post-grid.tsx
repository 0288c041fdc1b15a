import type { KeyboardEvent } from 'react'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import type { ShiftShown } from '../board.ts'
import { holidayOn, isWorkday } from '../holidays.ts'
import { texts } from './roster-texts.ts'
import { ShiftCard } from './shift-card.tsx'
import { dayHead, postLines, todayIn } from './shift-words.ts'
import type { Placing } from './use-placing.tsx'

type PostGridProps = {
  shifts: ShiftShown[]
  days: string[]
  placing: Placing | undefined
  open: (shift: ShiftShown) => void
}

/** Posts down, days across. Arrow keys go from shift to shift; Esc lets go of whom the keyboard has picked up. */
export function PostGrid({ shifts, days, placing, open }: PostGridProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const lines = postLines(shifts)
  const today = todayIn()
  return (
    <div className="d-grid-scroll">
      <table className="d-grid" onKeyDown={(event) => walk(event, placing)}>
        <thead>
          <tr>
            <th scope="col">{t('post')}</th>
            {days.map((day) => (
              <th
                key={day}
                scope="col"
                className={`${isWorkday(day) ? '' : 'd-rest'} ${day === today ? 'd-today' : ''}`}
              >
                {dayHead(day, language)}
                {holidayOn(day) && <small>{holidayOn(day)?.[language]}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <tr key={line.postId}>
              <th scope="row">
                {line.postName}
                <small>{line.place}</small>
              </th>
              {days.map((day, column) => (
                <td key={day} data-row={row} data-column={column} className={isWorkday(day) ? '' : 'd-rest'}>
                  {(line.days.get(day) ?? []).map((shift) => (
                    <ShiftCard key={shift.id} shift={shift} placing={placing} open={open} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const steps: Record<string, [row: number, column: number]> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
}

function walk(event: KeyboardEvent<HTMLElement>, placing: Placing | undefined): void {
  if (event.key === 'Escape') placing?.pickUp(undefined)
  const step = steps[event.key]
  const cell = (event.target as HTMLElement).closest('td')
  if (!step || !cell) return
  event.preventDefault()
  const heads = [...cell.querySelectorAll<HTMLElement>('.d-shift-head')]
  const card = (event.target as HTMLElement).closest('.d-shift')
  const at = heads.findIndex((head) => card?.contains(head))
  const inside = heads[at + step[0]]
  const [row, column] = [Number(cell.dataset.row) + step[0], Number(cell.dataset.column) + step[1]]
  const next = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      `td[data-row="${row}"][data-column="${column}"] .d-shift-head`,
    ),
  ]
  // Up and down go through the shifts of a day first; sideways keeps the place in the day.
  const beside = step[0] < 0 ? next.at(-1) : next[step[0] ? 0 : Math.min(Math.max(at, 0), next.length - 1)]
  const target = step[0] !== 0 && inside ? inside : beside
  target?.focus()
}
