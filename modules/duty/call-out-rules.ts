import { type AreaId, isWithin } from '../../platform/shared/area-id.ts'
import { localStamp } from '../../platform/shared/dates.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import { callOutProblems } from './call-out-problems.ts'
import { nameOfSkill } from './skills.ts'

const DAY = 86_400_000
const LONGEST_CALL_DAYS = 180

interface Span {
  from: Date
  until: Date
}

export interface CallOutFacts extends Span {
  areaId: AreaId
  endedAt: Date | null
}

/** Why people are not called for this span; `now` is when it is asked. */
export function whyNotCallSpan({ from, until }: Span, now: Date): Problem | undefined {
  const sound = until > from && until > now && until.getTime() - from.getTime() <= LONGEST_CALL_DAYS * DAY
  return sound ? undefined : callOutProblems.callSpan({ days: LONGEST_CALL_DAYS })
}

/** Why nothing more is done in a call-out: it was ended, or its time is over. */
export function whyCallOver(
  { endedAt, until }: Pick<CallOutFacts, 'endedAt' | 'until'>,
  now: Date,
): Problem | undefined {
  const over = endedAt ?? (until <= now ? until : undefined)
  return over && callOutProblems.callEnded({ at: localStamp(over) })
}

/** Why nobody is sent there for that span under this call-out; the post, where one is named, is open and within the area. */
export function whyNotSend(
  call: CallOutFacts,
  asked: Span & { areaId: AreaId; post?: { areaId: AreaId; closedAt: Date | null } | undefined },
  now: Date,
): Problem | undefined {
  const { from, until, areaId, post } = asked
  const fits = from >= call.from && until <= call.until && until > from && until > now
  if (!fits) return callOutProblems.secondmentSpan({ from: localStamp(call.from), until: localStamp(call.until) })
  const there = isWithin(areaId, call.areaId) && (!post || (isWithin(post.areaId, areaId) && !post.closedAt))
  return there ? undefined : callOutProblems.secondmentPlace()
}

/** Why this is not the number of the next wave, or of one that was sent before. */
export function whyNotWave(wave: number, lastWave: number): Problem | undefined {
  return wave <= lastWave + 1 ? undefined : callOutProblems.waveGap({ next: lastWave + 1 })
}

export interface OfferFacts {
  roles: readonly string[]
  skills: readonly { skill: string; until: Date | null }[]
}

/** What is asked of who comes, with the words for it. */
export interface Wanted {
  role: string | null
  roleName: { zh: string; en: string }
  skill: string | null
  until: Date
}

/** Why these members do not fit what is asked for; a skill counts when it is approved and valid up to the end. */
export function whyNotFit(
  { role, roleName, skill, until }: Wanted,
  members: readonly OfferFacts[],
): Problem | undefined {
  const lacking = skill ? members.filter(({ skills }) => !skills.some((one) => counts(one, skill, until))) : []
  if (skill && lacking.length > 0) {
    const { zh, en } = nameOfSkill(skill)
    return callOutProblems.offerLacksSkill({ count: lacking.length, skill: en, skillZh: zh })
  }
  const other = role ? members.filter(({ roles }) => roles.length > 0 && !roles.includes(role)) : []
  const { zh, en } = roleName
  return other.length > 0 ? callOutProblems.offerLacksRole({ count: other.length, role: en, roleZh: zh }) : undefined
}

function counts(one: OfferFacts['skills'][number], skill: string, until: Date): boolean {
  return one.skill === skill && (!one.until || one.until >= until)
}
