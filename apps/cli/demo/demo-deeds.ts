import { addDays, daysBetween, localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Worker } from '../worker-at-desk.ts'
import type { Deed } from './agenda.ts'
import type { RosteredPost, Seat, ServedShift } from './demo-duty.ts'
import { type Dice, dice } from './made-up.ts'

const MINUTE = 60_000
const SEED = 20_211_103
const after = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * MINUTE)

interface DutyDays {
  desk: Worker
  shifts: readonly ServedShift[]
  posts: readonly RosteredPost[]
  /** People on no shift, of whom the first comes once without one. */
  extra: readonly Seat[]
  until: Date
}

/** What everybody does on these days: coming and leaving, handing over, meals; with the few things that go wrong, for the desk to see. */
export function dutyDeeds({ desk, shifts, posts, extra, until }: DutyDays): Deed[] {
  const yesterday = addDays(localDay(until), -1)
  const begun = shifts.filter(({ from }) => from <= until)
  // By shift, not one after the other: what is drawn for one does not hang on how many there are before it.
  const chanceOf = ({ post, slot, day }: ServedShift) =>
    dice(SEED + daysBetween(yesterday, day) * 100 + posts.indexOf(post) * 10 + slot)
  return [
    ...begun.flatMap((shift) => attendanceOf(desk, chanceOf(shift), shift, yesterday)),
    ...begun.flatMap((shift) => handoverOf(shifts, shift, yesterday)),
    ...posts.flatMap((post, at) => mealsOf(desk, post, { yesterday, lost: at === posts.length - 1 })),
    ...withoutShift(desk, posts.at(-1) as RosteredPost, extra[0] as Seat, yesterday),
  ]
}

/** Those with a phone check in themselves, the desk ticks the others; some are late, and one did not come. */
function attendanceOf(desk: Worker, chance: Dice, shift: ServedShift, yesterday: string): Deed[] {
  return shift.served.flatMap(({ assignmentId, seat }, at) => {
    const { worker } = seat
    const [markId, by] = [newId(), worker ?? desk]
    const first = shift.day === yesterday
    const [late, early, stays] = [chance.chance(0.06), chance.whole(2, 14), chance.whole(1, 7)]
    const tick = (kind: string, moment: Date, more: object = {}) => ({
      ...{ by: desk, at: moment, action: 'duty.tickAttendance' },
      input: { markId: newId(), assignmentId, kind, at: moment.toISOString(), ...more },
    })
    if (first && shift.slot === 1 && at === 1 && !worker && shift.post.roles[0] === 'member')
      return [tick('absent', after(shift.from, 40), { reason: 'traffic' })]
    const objects = first && worker !== undefined && shift.slot === 1 && shift.post.roles[at] === 'officer'
    const came = after(shift.from, objects ? 22 : late && !worker ? 17 : -early)
    const left = after(shift.until, stays)
    if (!worker) return [tick('in', came), tick('out', left)]
    const own = (action: string, moment: Date, more: object = {}): Deed => ({
      ...{ by, at: moment, action },
      input: { markId: newId(), assignmentId, ...more },
    })
    return [
      { by, at: came, action: 'duty.checkIn', input: { markId, assignmentId } },
      ...(objects ? objection(own, by, shift, markId) : []),
      own('duty.checkOut', left),
    ]
  })
}

/** An attendance takes the id of its first mark, so it can be objected to. */
function objection(
  own: (action: string, moment: Date, more?: object) => Deed,
  by: Worker,
  shift: ServedShift,
  attendanceId: string,
): Deed[] {
  const text = '当天按时到岗，手机没有电，充上电才签到，带班负责人可以证明'
  return [
    own('duty.takeBreak', after(shift.from, 240), { kind: 'breakFrom' }),
    own('duty.takeBreak', after(shift.from, 270), { kind: 'breakUntil' }),
    {
      ...{ by, at: after(shift.until, 60), action: 'duty.raiseObjection' },
      input: { objectionId: newId(), attendanceId, text },
    },
  ]
}

const said = [
  '本班平稳，登记齐全，测温枪正常。',
  '车辆较多，均已登记。夜间照明正常。',
  '劝返数车，均已说明理由，无争执。',
]

/** Signed by whoever has a phone on the shift, countersigned by whoever has one on the next; one signature is still missing. */
function handoverOf(shifts: readonly ServedShift[], shift: ServedShift, yesterday: string): Deed[] {
  const { post, slot, day, until } = shift
  const relief = shifts.find((one) => one.post === post && one.from >= until)
  const [signer, other] = [withPhone(shift), relief && withPhone(relief)]
  if (!signer || !relief || !other) return []
  const handoverId = newId()
  const first = day === yesterday && slot === 0
  const items = first ? [{ itemId: newId(), text: '口罩剩 60 只，等镇上补送' }] : []
  const signed: Deed = {
    ...{ by: signer, at: after(until, 1), action: 'duty.signHandover' },
    input: { handoverId, shiftId: shift.id, text: said[slot % said.length], items, done: [] },
  }
  const missing = day === yesterday && slot === post.spans.length - 1 && post.roles[0] === 'member'
  const countersigned = {
    by: other,
    at: after(relief.from, 9),
    action: 'duty.countersignHandover',
    input: { handoverId },
  }
  return missing ? [signed] : [signed, countersigned]
}

const withPhone = ({ served }: ServedShift) => served.find(({ seat }) => seat.worker)?.seat.worker

/** Lunch and dinner for yesterday, today and tomorrow; the last dinner of yesterday at one post was never confirmed. */
function mealsOf(desk: Worker, { postId, roles }: RosteredPost, when: { yesterday: string; lost: boolean }): Deed[] {
  const at = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`)
  return [0, 1, 2].flatMap((days) => {
    const day = addDays(when.yesterday, days)
    return (
      [
        ['lunch', '12:00'],
        ['dinner', '18:00'],
      ] as const
    ).flatMap(([meal, clock]): Deed[] => {
      const [mealId, due] = [newId(), at(day, clock)]
      const input = { mealId, postId, day, meal, dueAt: due.toISOString(), heads: roles.length }
      const planned = {
        ...{ by: desk, at: at(when.yesterday, '00:10'), action: 'duty.planMeal' },
        input: { ...input, broughtBy: '镇机关食堂' },
      }
      const came = { by: desk, at: after(due, 6), action: 'duty.deliverMeal', input: { mealId, heads: roles.length } }
      return when.lost && days === 0 && meal === 'dinner' ? [planned] : [planned, came]
    })
  })
}

/** Somebody helped out for two hours yesterday morning without being on the roster. */
function withoutShift(desk: Worker, { postId }: RosteredPost, { memberId }: Seat, yesterday: string): Deed[] {
  return (
    [
      ['in', '09:30'],
      ['out', '11:40'],
    ] as const
  ).map(([kind, clock]) => {
    const at = new Date(`${yesterday}T${clock}:00+08:00`)
    const input = { markId: newId(), postId, memberId, kind, at: at.toISOString() }
    return { by: desk, at, action: 'duty.tickUnrostered', input }
  })
}
