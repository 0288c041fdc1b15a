import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { markKinds, markWays, Reason } from './attendance.ts'
import { ServingName } from './member.ts'

const Words = z.object({ zh: z.string(), en: z.string() })
const Moment = z.string().nullable()

/** A mark as phones show it. */
export const MarkShown = z.object({
  id: Id,
  kind: z.enum(markKinds),
  how: z.enum(markWays),
  at: z.string(),
  reason: Reason.nullable(),
})
export type MarkShown = z.infer<typeof MarkShown>

/** One of my shifts now, with what was recorded of my coming and leaving. */
export const MyAttendance = z.object({
  assignmentId: Id,
  shiftId: Id,
  postId: Id,
  responseId: Id,
  postName: z.string(),
  shiftName: z.string(),
  from: z.string(),
  until: z.string(),
  marks: z.array(MarkShown),
  /** Public keys of the post's code by local day: what is scanned is proved without a network. */
  codeProofs: z.record(z.string(), z.string()),
})
export type MyAttendance = z.infer<typeof MyAttendance>

/** Where I came without a shift, these last hours. */
const MyUnrostered = z.object({
  attendanceId: Id,
  postId: Id,
  postName: z.string(),
  responseId: Id,
  marks: z.array(MarkShown),
})
export type MyUnrostered = z.infer<typeof MyUnrostered>

export const MyAttendances = z.object({
  rows: z.array(MyAttendance),
  unrostered: z.array(MyUnrostered),
  asOf: z.string(),
})
export type MyAttendances = z.infer<typeof MyAttendances>

const OnList = z.object({
  assignmentId: Id,
  memberId: Id,
  name: ServingName,
  number: z.string().nullable(),
  roleName: Words,
  marks: z.array(MarkShown),
})
export type OnList = z.infer<typeof OnList>

/** Somebody at the post without a shift. */
const UnrosteredOnList = OnList.omit({ assignmentId: true }).extend({ attendanceId: Id })
export type UnrosteredOnList = z.infer<typeof UnrosteredOnList>

/** Somebody of the duty list who is on none of these shifts: they may come without one. */
const Other = z.object({ memberId: Id, name: ServingName, number: z.string().nullable() })
export type Other = z.infer<typeof Other>

/** A post's shifts of these days for its lead, and the keys with which it shows its code. */
export const PostAttendance = z.object({
  postId: Id,
  postName: z.string(),
  shifts: z.array(z.object({ id: Id, name: z.string(), from: z.string(), until: z.string(), people: z.array(OnList) })),
  unrostered: z.array(UnrosteredOnList),
  others: z.array(Other),
  /** Private keys of the post's code by local day. */
  codeKeys: z.record(z.string(), z.string()),
  asOf: z.string(),
})
export type PostAttendance = z.infer<typeof PostAttendance>

/** Somebody who served without a shift, as the desk lists them. */
export const UnrosteredShown = z.object({
  id: Id,
  name: ServingName,
  number: z.string().nullable(),
  organisationName: z.string(),
  postName: z.string(),
  areaName: z.string(),
  roleName: Words,
  day: z.string(),
  inAt: z.string(),
  outAt: Moment,
  hours: z.number(),
})
export type UnrosteredShown = z.infer<typeof UnrosteredShown>

export const dutyStates = ['came', 'absent', 'unmarked'] as const

/** Somebody who was due, as the desk lists them. */
export const DueShown = z.object({
  id: Id,
  name: ServingName,
  number: z.string().nullable(),
  organisationName: z.string(),
  postName: z.string(),
  areaName: z.string(),
  shiftName: z.string(),
  day: z.string(),
  from: z.string(),
  until: z.string(),
  state: z.enum(dutyStates),
  inAt: Moment,
  outAt: Moment,
  reason: Reason.nullable(),
  lateMinutes: z.number(),
  earlyMinutes: z.number(),
  breakMinutes: z.number(),
})
export type DueShown = z.infer<typeof DueShown>
