import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { type PersonalMark, personal } from '../../platform/shared/personal.ts'
import { dutyMark } from './member.ts'
import { knownSkills } from './skills.ts'

/** Volunteers tell us of themselves and agree to it; nobody is asked for more than a call back takes. */
const volunteerMark: PersonalMark = { ...dutyMark, legalBasis: '个人信息保护法第十三条第一款第一项' }

const Why = z.string().trim().min(2).max(200)
const Skill = z.enum(knownSkills as [string, ...string[]])

/** What a volunteer says of themselves. */
const OfThemselves = {
  name: personal(z.string().trim().min(1).max(40), { ...volunteerMark }),
  mobile: personal(z.string().trim().max(30), { ...volunteerMark }),
  note: personal(z.string().trim().max(200), { ...volunteerMark }).optional(),
  skills: z.array(Skill).max(knownSkills.length).default([]),
  fromDay: LocalDay.optional(),
  untilDay: LocalDay.optional(),
}

/** A way in for volunteers without an account: for an area, up to `most` of them, until a moment. */
export const OpenVolunteerLink = z.strictObject({
  linkId: Id,
  responseId: Id,
  areaId: AreaId,
  name: z.string().trim().min(2).max(60),
  most: z.int().min(1).max(5_000),
  until: z.iso.datetime({ offset: true }),
})

export const EndVolunteerLink = z.strictObject({ linkId: Id })

/** A volunteer takes their place in the list of those who wait; `passHash`: of the secret by which they ask for the outcome. */
export const TakeVolunteer = z.strictObject({
  volunteerId: Id,
  linkId: Id,
  ...OfThemselves,
  passHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})

/** A named person accepts a volunteer, who becomes a member, or declines with a reason that the volunteer reads. */
export const VetVolunteer = z.discriminatedUnion('accept', [
  z.strictObject({
    accept: z.literal(true),
    volunteerId: Id,
    memberId: Id,
    organisationId: Id.optional(),
    communityId: Id.optional(),
  }),
  z.strictObject({ accept: z.literal(false), volunteerId: Id, reason: Why }),
])

/** '<id>.<secret>' as a link or a receipt carries it. */
export const Pass = z.string().regex(/^[0-9a-f-]{36}\.[\w-]{22,43}$/)

/** What the page behind a link asks first: what this is for, and whether it is open. */
export const AskSignUp = z.strictObject({ pass: Pass })
export const SignUpAsked = z.object({ name: z.string(), areaName: z.string(), until: z.string() })
export type SignUpAsked = z.infer<typeof SignUpAsked>

/** A sign-up from the page. `secret` is made on the device and opens the outcome; `website` is a field that people do not see. */
export const SignUpVolunteer = z.strictObject({
  pass: Pass,
  volunteerId: Id,
  secret: z.string().regex(/^[\w-]{43}$/),
  ...OfThemselves,
  website: z.string().max(200).optional(),
})

export const AskOutcome = z.strictObject({ pass: Pass })
export const volunteerStates = ['waiting', 'accepted', 'declined'] as const
/** What a volunteer reads of their own sign-up: the outcome, and once accepted when they serve. */
export interface VolunteerOutcome {
  state: (typeof volunteerStates)[number]
  areaName: string
  why: string | null
  /** They may have an account made for the phone. */
  mayHaveAccount: boolean
  shifts: { id: string; postName: string; shiftName: string; from: string; until: string }[]
  asOf: string
}

/** A sign-up link as the desk shows it, with the way there. */
export const VolunteerLinkShown = z.object({
  id: Id,
  name: z.string(),
  areaName: z.string(),
  /** The address without the house: '/join/#…'. */
  path: z.string(),
  most: z.number(),
  taken: z.number(),
  waiting: z.number(),
  until: z.string(),
  endedAt: z.string().nullable(),
})
export type VolunteerLinkShown = z.infer<typeof VolunteerLinkShown>

/** A volunteer as whoever vets them sees them. */
export const VolunteerShown = z.object({
  id: Id,
  name: personal(z.string(), { ...volunteerMark }),
  mobile: personal(z.string(), { ...volunteerMark }),
  note: personal(z.string(), { ...volunteerMark }),
  skills: z.array(z.string()),
  areaId: AreaId,
  areaName: z.string(),
  linkName: z.string(),
  fromDay: z.string().nullable(),
  untilDay: z.string().nullable(),
  state: z.enum(volunteerStates),
  /** How many other sign-ups, or members, have the same mobile number. */
  sameMobile: z.number(),
  signedUpAt: z.string(),
  vettedAt: z.string().nullable(),
  why: z.string().nullable(),
  memberId: Id.nullable(),
})
export type VolunteerShown = z.infer<typeof VolunteerShown>
