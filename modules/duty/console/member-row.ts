/** A member as `duty.members` lists them. */
export interface MemberRow {
  id: string
  name: string
  mobile: string
  number: string | null
  grade: string | null
  areaName: string
  lodgingId: string | null
  lodgingName: string
  together: string | null
  organisationId: string | null
  organisationName: string
  communityName: string
  roles: string[]
  skills: { id: string; skill: string; approved: boolean; until: string | null }[]
  userId: string | null
  shiftsAhead: number
  leftAt: string | null
}
