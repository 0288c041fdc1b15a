import type { Row } from '../../../platform/server/ledger/field-table.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import type { PostKind } from '../../playbooks/posts.ts'
import { holidayOn, isWeekend, isWorkday } from '../holidays.ts'
import type { LayShifts } from '../roster.ts'
import { rosterProblems } from '../roster-problems.ts'
import { whyNotRole } from '../rules.ts'
import { type DaySpan, daysUpTo, layOut, nameOfSpan, patterns } from '../shift-patterns.ts'
import type { Post } from './find-posts.ts'

/** The rows that a pattern over posts and days comes to: shifts, and the places of each as (precinct, shift, role, area, skill, wanted). */
export function laidShifts(
  input: LayShifts,
  posts: readonly Post[],
  kinds: readonly PostKind[],
  now: Date,
): { shifts: Row[]; places: unknown[][] } {
  const days = daysUpTo(input.fromDay, input.untilDay).filter(
    (day) => input.days === 'all' || isWorkday(day) === (input.days === 'workdays'),
  )
  const [shifts, places]: [Row[], unknown[][]] = [[], []]
  for (const post of posts) {
    const kind = kinds.find(({ id }) => id === post.postKind)
    const wanted = placesOf(input, post, kind)
    for (const day of days)
      for (const span of spansOf(input, kind)) {
        const laid = layOut(span, day)
        if (laid.until <= now) continue
        const id = newId()
        shifts.push({
          precinct_id: post.precinctId,
          id,
          response_id: post.responseId,
          area_id: post.areaId,
          post_id: post.id,
          name: laid.name,
          day,
          from_at: laid.from,
          until_at: laid.until,
          night: laid.night,
          weekend: isWeekend(day),
          holiday: holidayOn(day)?.zh ?? null,
          sign_up_from: input.signUpFrom ? new Date(input.signUpFrom) : null,
        })
        for (const { role, count, skill } of wanted)
          places.push([post.precinctId, id, role, post.areaId, skill ?? null, count])
      }
  }
  return { shifts, places }
}

function spansOf({ pattern, spans }: LayShifts, kind: PostKind | undefined): readonly DaySpan[] {
  if (spans) return spans
  if (pattern && pattern !== 'playbook') return patterns[pattern].spans
  return (kind?.shifts ?? []).map((one) => ({ ...one, name: nameOfSpan(one.from) }))
}

/** The head-count of each role: as asked, else the post's own with the skills of its kind; leaders take turns alone. */
function placesOf(input: LayShifts, post: Post, kind: PostKind | undefined) {
  const offered = kind?.staffing ?? []
  if (input.staffing) {
    for (const { role } of input.staffing) refuseIf(whyNotRole(post.name, { staffing: offered }, role))
    return input.staffing.map((one) => ({
      ...one,
      skill: one.skill ?? offered.find(({ role }) => role === one.role)?.skill,
    }))
  }
  const own = post.staffing.map((one) => ({ ...one, skill: offered.find(({ role }) => role === one.role)?.skill }))
  if (input.pattern !== 'leaders') return own
  const lead = own.find(({ role }) => role === 'lead') ?? own[0]
  refuseIf(lead ? undefined : rosterProblems.noShifts())
  return lead ? [{ ...lead, count: 1 }] : []
}
