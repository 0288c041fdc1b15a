import type pg from 'pg'
import { hoursAgo, letBegin } from '../../../modules/duty/tests/attendance-story.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { As } from '../../support/cast.ts'
import type { Session } from '../../support/session.ts'
import { campuses } from './campuses.ts'
import { DAYS } from './roster.ts'

/** The last shift of the last day began three minutes ago. */
const HOURS_GONE = DAYS * 24 - 6 + 0.05
const AT_ONCE = 200

/** Two weeks go by. Shifts are only laid for days to come and nobody can wait, so the rows move back in time instead. */
export async function letTwoWeeksPass(owner: pg.Client): Promise<void> {
  for (const { postId } of campuses) await letBegin(owner, postId, HOURS_GONE)
}

interface Due {
  id: string
  from_at: Date
}

/** Enters who came from the paper lists that hung at the gates: everybody who was due, but for one who uses the phone. */
export async function enterPaperLists(desk: Session, owner: pg.Client, butFor: string): Promise<string[]> {
  const { rows } = await owner.query<Due>(
    'select id, from_at from duty.assignment where superseded_at is null and from_at <= $1 and id <> $2 order by from_at, id',
    [new Date(), butFor],
  )
  const outcomes: string[] = []
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const answers = await desk.commands(
      rows.slice(from, from + AT_ONCE).map(({ id, from_at }) => {
        const mark = { markId: newId(), assignmentId: id, kind: 'in', at: from_at.toISOString(), paper: true }
        return ['duty.tickAttendance', mark] as [string, unknown]
      }),
    )
    outcomes.push(...answers.map((one) => (one.outcome === 'refused' ? one.problem.code : one.outcome)))
  }
  return outcomes
}

/** A dinner at each gate: planned by the desk, and what came confirmed. */
export async function serveDinner(as: As, heads: number): Promise<void> {
  const commander = await as('commander')
  const dueAt = hoursAgo(1)
  for (const [at, { postId }] of campuses.entries()) {
    const mealId = newId()
    const meal = { mealId, postId, day: localDay(dueAt), meal: 'dinner', dueAt: dueAt.toISOString(), heads }
    await commander.does('duty.planMeal', { ...meal, broughtBy: '学院食堂' })
    await commander.does('duty.deliverMeal', { mealId, heads: at === 0 ? heads - 1 : heads })
  }
}
