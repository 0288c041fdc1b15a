import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { ServingName } from './member.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A shift of mine, as the phone shows and keeps it. */
export const MyShift = z.object({
  assignmentId: Id,
  shiftId: Id,
  postId: Id,
  responseId: Id,
  postName: z.string(),
  postPlace: z.string(),
  areaName: z.string(),
  precinctName: z.string(),
  duties: Words.nullable(),
  shiftName: z.string(),
  day: z.string(),
  from: z.string(),
  until: z.string(),
  role: z.string(),
  roleName: Words,
  source: z.string(),
  changed: z.boolean(),
  /** Who is with me, and who is relieved and relieves. */
  withMe: z.array(z.object({ memberId: Id, name: ServingName, roleName: Words })),
  before: z.array(ServingName),
  after: z.array(ServingName),
})
export type MyShift = z.infer<typeof MyShift>

/** A swap that concerns me. `side`: I asked, or I was asked. */
export const MySwap = z.object({
  id: Id,
  side: z.enum(['asked', 'wasAsked']),
  state: z.enum(['asked', 'agreed', 'approved', 'declined', 'refused', 'withdrawn']),
  otherName: ServingName,
  give: z.string(),
  take: z.string().nullable(),
  reason: z.string().nullable(),
  decidedWhy: z.string().nullable(),
})
export type MySwap = z.infer<typeof MySwap>

/** Leave or a wish of mine that is not over. */
export const MyAvailability = z.object({
  id: Id,
  kind: z.enum(['leave', 'avoid', 'prefer']),
  from: z.string(),
  until: z.string(),
  state: z.enum(['asked', 'approved', 'declined', 'withdrawn']),
})
export type MyAvailability = z.infer<typeof MyAvailability>

export const MyDuty = z.object({
  memberId: Id.nullable(),
  responseId: Id.nullable(),
  name: ServingName,
  shifts: z.array(MyShift),
  swaps: z.array(MySwap),
  availability: z.array(MyAvailability),
  hours: z.object({ past7Days: z.number(), next7Days: z.number() }),
  asOf: z.string(),
})
export type MyDuty = z.infer<typeof MyDuty>

/** A place that is free to take. */
export const OpenPlace = z.object({
  shiftId: Id,
  role: z.string(),
  roleName: Words,
  postName: z.string(),
  areaName: z.string(),
  shiftName: z.string(),
  day: z.string(),
  from: z.string(),
  until: z.string(),
  wanted: z.number(),
  taken: z.number(),
  opensAt: z.string(),
  /** Why I cannot take it, as a problem's text; null: I can. */
  whyNot: Words.nullable(),
})
export type OpenPlace = z.infer<typeof OpenPlace>

/** Somebody a shift could be swapped with: a shift of theirs in the same roster and role. */
export const SwapOption = z.object({ assignmentId: Id, memberId: Id, name: ServingName, shift: z.string() })
export type SwapOption = z.infer<typeof SwapOption>
