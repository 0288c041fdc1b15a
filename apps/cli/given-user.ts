import { Username } from '../../modules/access/account.ts'
import { longestGrantDays } from '../../modules/access/grant.ts'
import { grantableRoles, type RoleName, roles } from '../../modules/access/roles.ts'
import { areaIdOfCode } from '../../modules/areas/rules.ts'
import { type AreaId, wholeCountry } from '../../platform/shared/area-id.ts'
import { addDays, LocalDay, startOfLocalDay } from '../../platform/shared/dates.ts'
import { refuse } from '../../platform/shared/problem.ts'
import { problems } from './problems.ts'

/** The area that `--area` names. Refuses with areaCode. */
export function areaGiven(code: string | undefined): AreaId {
  if (code === undefined) return wholeCountry
  return areaIdOfCode(code) ?? refuse(problems.areaCode({ code }))
}

export function usernameGiven(username: string): string {
  const parsed = Username.safeParse(username)
  return parsed.success ? parsed.data : refuse(problems.usernameWrong({ username }))
}

export function roleGiven(role: string): RoleName {
  const known = grantableRoles.find((one) => one === role)
  return known ?? refuse(problems.roleUnknown({ role, known: grantableRoles.join(', ') }))
}

/** The moment after the last day of a grant; the longest one where no day is given. Refuses with untilWrong. */
export function endOfGrant(day: string | undefined, now: Date): Date {
  const latest = new Date(now.getTime() + (longestGrantDays - 1) * 86_400_000)
  if (day === undefined) return latest
  const end = LocalDay.safeParse(day).success ? startOfLocalDay(addDays(day, 1)) : undefined
  return end && end > now && end <= latest ? end : refuse(problems.untilWrong({ until: day }))
}

export function rolesInWords(): string {
  const lines = grantableRoles.map((role) => `  ${role.padEnd(14)}${roles[role].zh}  ${roles[role].en}`)
  return ['\n角色 / Roles:', ...lines].join('\n')
}
