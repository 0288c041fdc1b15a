import type { KeyboardEvent } from 'react'
import type { ShiftShown } from '../board.ts'
import { ShiftCard } from './shift-card.tsx'
import { clockText } from './shift-words.ts'
import type { Placing } from './use-placing.tsx'

type DayListProps = { shifts: ShiftShown[]; placing: Placing | undefined; open: (shift: ShiftShown) => void }

/** One day, shift by shift, with every post side by side: whom one meets at a change of shifts. */
export function DayList({ shifts, placing, open }: DayListProps) {
  const spans = [...Map.groupBy(shifts, (shift) => `${clockText(shift)} ${shift.name}`)]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys go on to the buttons inside; this only lets go and walks between them
    <div className="d-day" onKeyDown={(event) => walk(event, placing)}>
      {spans.map(([span, some]) => (
        <section key={span}>
          <h3>{span}</h3>
          <div className="d-day-grid">
            {some.map((shift) => (
              <div key={shift.id}>
                <strong>{shift.postName}</strong>
                <ShiftCard shift={shift} placing={placing} open={open} />
              </div>
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** Arrow keys go from shift to shift of the day; Esc lets go of whom the keyboard has picked up. */
function walk(event: KeyboardEvent<HTMLElement>, placing: Placing | undefined): void {
  if (event.key === 'Escape') placing?.pickUp(undefined)
  const step = steps[event.key]
  if (!step) return
  event.preventDefault()
  const heads = [...event.currentTarget.querySelectorAll<HTMLElement>('.d-shift-head')]
  const card = (event.target as HTMLElement).closest('.d-shift')
  heads[heads.findIndex((head) => card?.contains(head)) + step]?.focus()
}
