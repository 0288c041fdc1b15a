import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { Id as ShortId } from '../playbooks/naming.ts'

/** What can be recorded of an attendance. */
export const markKinds = ['in', 'out', 'breakFrom', 'breakUntil', 'absent'] as const
export type MarkKind = (typeof markKinds)[number]

/** How it was told: by the post's code, the phone's word, a lead's tick, or a paper list entered later. */
export const markWays = ['code', 'phone', 'lead', 'paper'] as const
export type MarkWay = (typeof markWays)[number]

/** Why somebody was absent or left early; a closed list, so that nobody writes an illness down. */
export const attendanceReasons = {
  leave: { zh: '已请假', en: 'on leave' },
  otherDuty: { zh: '另有任务', en: 'other duty' },
  traffic: { zh: '交通受阻', en: 'could not get there' },
  personal: { zh: '个人原因', en: 'personal reason' },
  unreachable: { zh: '联系不上', en: 'not to be reached' },
  relieved: { zh: '已有人接替', en: 'was relieved' },
} as const
export type AttendanceReason = keyof typeof attendanceReasons
export const Reason = z.enum(Object.keys(attendanceReasons) as [AttendanceReason, ...AttendanceReason[]])

const own = { markId: Id, assignmentId: Id }
/** The text of the rotating code at the post, where one was scanned. */
const Code = z.string().trim().min(1).max(300)

export const CheckIn = z.strictObject({ ...own, code: Code.optional() })
export const CheckOut = z.strictObject({ ...own, code: Code.optional(), reason: Reason.optional() })
export const TakeBreak = z.strictObject({ ...own, kind: z.enum(['breakFrom', 'breakUntil']) })

/** A lead's tick for somebody on the shift. `at`: when it was so, by the lead's watch; `paper`: entered from a list. */
export const TickAttendance = z
  .strictObject({
    ...own,
    kind: z.enum(markKinds),
    at: z.iso.datetime({ offset: true }),
    reason: Reason.optional(),
    paper: z.boolean().optional(),
  })
  .refine(({ kind, reason }) => kind !== 'absent' || reason, { path: ['reason'], message: 'reason' })

/**
 * Somebody comes to a post, or leaves it, where no shift was laid for them. Coming is proved by the post's code; leaving needs none, so
 * that nobody stays on duty because the lead's phone went home.
 */
export const ServeUnrostered = z
  .strictObject({ markId: Id, postId: Id, kind: z.enum(['in', 'out']), code: Code.optional() })
  .refine(({ kind, code }) => kind === 'out' || code, { path: ['code'], message: 'code' })

/** A lead's tick for somebody on the duty list who serves without a shift. `role`: as what, where the post has several. */
export const TickUnrostered = z.strictObject({
  markId: Id,
  postId: Id,
  memberId: Id,
  role: ShortId.optional(),
  kind: z.enum(['in', 'out']),
  at: z.iso.datetime({ offset: true }),
  paper: z.boolean().optional(),
})

export const TakeBackMark = z.strictObject({ markId: Id, reason: z.string().trim().min(2).max(200) })
