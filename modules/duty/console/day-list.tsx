import type { ShiftShown } from '../board.ts'
import { ShiftCard } from './shift-card.tsx'
import { clockText } from './shift-words.ts'
import type { Placing } from './use-placing.tsx'

type DayListProps = { shifts: ShiftShown[]; placing: Placing | undefined; open: (shift: ShiftShown) => void }

/** One day, shift by shift, with every post side by side: whom one meets at a change of shifts. */
export function DayList({ shifts, placing, open }: DayListProps) {
  const spans = [...Map.groupBy(shifts, (shift) => `${clockText(shift)} ${shift.name}`)]
  return (
    <div className="d-day">
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
