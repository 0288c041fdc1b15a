import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Seen } from '../../platform/shared/changed-meanwhile.ts'
import { Id } from '../../platform/shared/ids.ts'
import { ClockTime, Id as ShortId } from '../playbooks/naming.ts'
import { WrittenOrder } from './order.ts'

/** Head-count of one role; roles are those of the playbook's kind of post. */
export const HeadCount = z.strictObject({ role: ShortId, count: z.int().min(1).max(99) })
export type HeadCount = z.infer<typeof HeadCount>

const Hours = z.strictObject({ from: ClockTime, until: ClockTime })

/** A post to open. `postKind` is a kind of the playbook; hours and staffing are the kind's where they are left out. */
export const NewPost = z.strictObject({
  postId: Id,
  name: z.string().trim().min(2).max(40),
  postKind: ShortId,
  areaId: AreaId,
  place: z.string().trim().min(2).max(120),
  hours: Hours.optional(),
  staffing: z.array(HeadCount).min(1).max(12).optional(),
  /** Where it is another one than that of the whole list. */
  order: WrittenOrder.optional(),
})
export type NewPost = z.infer<typeof NewPost>

/** One or many at once, all or none. One order may stand behind them all. */
export const OpenPosts = z.strictObject({
  responseId: Id,
  posts: z.array(NewPost).min(1).max(200),
  order: WrittenOrder.optional(),
  /** Where a prohibition of the rule pack is set aside: who approved, on what legal ground. */
  approver: z.string().trim().min(2).max(80).optional(),
  legalReference: z.string().trim().min(4).max(200).optional(),
})
export type OpenPosts = z.infer<typeof OpenPosts>

export const MovePost = z.strictObject({
  postId: Id,
  areaId: AreaId,
  place: z.string().trim().min(2).max(120),
  /** Where it stood when this was decided. */
  seen: Seen,
  order: WrittenOrder,
  reason: z.string().trim().min(2).max(300),
})

export const ClosePost = z.strictObject({
  postId: Id,
  order: WrittenOrder,
  reason: z.string().trim().min(2).max(300),
})

/** Puts somebody at a post: an account, a registered person, or both when they are the same one. */
export const StaffPost = z
  .strictObject({
    staffId: Id,
    postId: Id,
    userId: Id.optional(),
    personId: Id.optional(),
    role: ShortId,
    from: z.iso.datetime({ offset: true }),
    until: z.iso.datetime({ offset: true }),
  })
  .refine(({ userId, personId }) => userId || personId, { path: ['userId'], message: 'userId or personId' })
export type StaffPost = z.infer<typeof StaffPost>

export const UnstaffPost = z.strictObject({ staffId: Id, reason: z.string().trim().min(2).max(200) })

/** People and vehicles are checked at these kinds of post. */
export const checkingKinds: readonly string[] = ['checkpoint', 'gate']

/** Nobody is staffed for longer in one go: longer service is a roster's business. */
export const longestStaffingDays = 31

/** '08:00' as minutes from midnight; '24:00' is 1440. */
export function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
