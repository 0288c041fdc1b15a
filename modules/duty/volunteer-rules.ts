import type { Problem } from '../../platform/shared/problem.ts'
import { volunteerProblems } from './volunteer-problems.ts'

const DAY = 86_400_000
const LONGEST_LINK_DAYS = 90

export interface LinkFacts {
  until: Date
  endedAt: Date | null
  most: number
  taken: number
}

/** Why a way in is not opened until then. */
export function whyNotOpenLink(until: Date, now: Date): Problem | undefined {
  const sound = until > now && until.getTime() - now.getTime() <= LONGEST_LINK_DAYS * DAY
  return sound ? undefined : volunteerProblems.linkSpan({ days: LONGEST_LINK_DAYS })
}

/** Why nobody signs up by this link any more. */
export function whyNotSignUp({ until, endedAt, most, taken }: LinkFacts, now: Date): Problem | undefined {
  if (endedAt || until <= now) return volunteerProblems.linkEnded()
  return taken >= most ? volunteerProblems.linkFull() : undefined
}

/** Why what a volunteer said of themselves is not taken: days the wrong way round, or an advertisement. */
export function whyNotTake(said: {
  note?: string | undefined
  name: string
  fromDay?: string | undefined
  untilDay?: string | undefined
}): Problem | undefined {
  if (said.fromDay && said.untilDay && said.untilDay < said.fromDay) return volunteerProblems.volunteerDays()
  const advertises = /https?:|www\.|[a-z0-9]\.(com|cn|net|org|top|xyz|vip|cc)\b/i
  return advertises.test(`${said.name} ${said.note ?? ''}`) ? volunteerProblems.volunteerLinks() : undefined
}
