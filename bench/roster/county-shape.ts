import type { PlannedPerson, RosterModel, ShiftKind, Slot } from '../../modules/duty/planner/model.ts'
import { Random } from '../../modules/duty/planner/random.ts'

export const roundTheClock: ShiftKind[] = [
  { id: 'day', startMinute: 8 * 60, minutes: 480 },
  { id: 'evening', startMinute: 16 * 60, minutes: 480 },
  { id: 'night', startMinute: 24 * 60 - 1, minutes: 480, night: true },
]

/** 218 checkpoints over 11 days, three shifts, a lead and a guard in each; 2,100 made-up members, a tenth of them away. */
export function countyShape(seed: number): RosterModel {
  const random = new Random(seed)
  const somewhere = () => ({ x: 40_000 * random.next(), y: 30_000 * random.next() })
  const days = 11
  const posts = Array.from({ length: 218 }, (_, at) => ({ id: `checkpoint-${at + 1}`, at: somewhere() }))
  const slots: Slot[] = []
  for (const [at, { id: post }] of posts.entries())
    for (let day = 0; day < days; day++)
      for (const { id: kind } of roundTheClock) {
        const shift = { day, kind, post, need: 1 }
        slots.push({ ...shift, id: `${post} ${day} ${kind} lead`, role: 'lead', skills: ['lead'] })
        const skills = at % 6 === 0 ? ['medic'] : []
        slots.push({ ...shift, id: `${post} ${day} ${kind} guard`, role: 'guard', skills })
      }
  const people = Array.from({ length: 2100 }, (_, at): PlannedPerson => {
    const held = { lead: random.next() < 0.6, medic: random.next() < 0.15 }
    const away = random.next() < 0.1
    return {
      id: `member-${at + 1}`,
      skills: Object.entries(held).flatMap(([skill, holds]) => (holds ? [skill] : [])),
      home: somewhere(),
      limits: { restMinutes: 11 * 60, maxMinutesWeek: 48 * 60, maxRun: 6, maxMinutesDay: 12 * 60 },
      daysOff: away ? Array.from({ length: days }, (_, day) => day) : [],
      past: { nights: random.below(4), weekends: random.below(2), holidays: 0 },
    }
  })
  return { days, firstWeekday: 2, kinds: roundTheClock, posts, slots, people }
}

/** 3 campuses, 4 shifts of 6 hours, 30 days; 195 made-up members, of whom 78 may lead and very few are nurses. */
export function collegeShape(seed: number): RosterModel {
  const random = new Random(seed)
  const days = 30
  const kinds = ['00', '06', '12', '18'].map(
    (hour): ShiftKind => ({ id: hour, startMinute: Number(hour) * 60, minutes: 360, night: hour === '00' }),
  )
  const posts = ['north', 'south', 'east'].map((id, at) => ({ id, at: { x: 4000 * at, y: 1500 * at } }))
  const slots: Slot[] = []
  for (const { id: post } of posts)
    for (let day = 0; day < days; day++)
      for (const { id: kind } of kinds) {
        const shift = { day, kind, post }
        slots.push({ ...shift, id: `${post} ${day} ${kind} lead`, role: 'lead', skills: ['cadre'], need: 1 })
        slots.push({ ...shift, id: `${post} ${day} ${kind} member`, role: 'member', need: 3 })
        if (kind === '06' || kind === '12')
          slots.push({ ...shift, id: `${post} ${day} ${kind} nurse`, role: 'nurse', skills: ['nurse'], need: 1 })
      }
  const people = Array.from({ length: 195 }, (_, at): PlannedPerson => {
    const leave = random.next() < 0.1 ? 5 + random.below(10) : 0
    const from = random.below(days)
    return {
      id: `member-${at + 1}`,
      skills: [...(at < 78 ? ['cadre'] : []), ...(at >= 78 && at < 86 ? ['nurse'] : [])],
      home: { x: 8000 * random.next(), y: 3000 * random.next() },
      limits: { restMinutes: 12 * 60, maxMinutesWeek: 36 * 60, maxRun: 5, maxWeekends: 3 },
      daysOff: Array.from({ length: days }, (_, day) => day).filter((day) => day >= from && day < from + leave),
      past: { nights: random.below(6), weekends: random.below(4), holidays: 0 },
    }
  })
  return { days, firstWeekday: 0, kinds, posts, slots, people }
}
