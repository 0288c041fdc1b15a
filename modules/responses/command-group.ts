import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'

/** Who decides is published with the decision: an ordinary field, sealed all the same and gone with the response. */
export const MemberName = personal(z.string().trim().min(2).max(40), {
  purpose: 'epidemicControl',
  legalBasis: '《突发公共卫生事件应急条例》第四条',
  sensitivity: 'ordinary',
  retention: 'P1Y',
})

/** One member: their office in the group, what they answer for, and the account they use here, if any. */
export const GroupMember = z.strictObject({
  name: MemberName,
  office: z.string().trim().min(2).max(40),
  duties: z.string().trim().min(2).max(200),
  userId: Id.optional(),
})
export type GroupMember = z.infer<typeof GroupMember>

/** The whole group at one place of the response, head first; it takes the place of the one before. */
export const SetCommandGroup = z.strictObject({
  responseId: Id,
  groupId: Id,
  areaId: AreaId.optional(),
  members: z.array(GroupMember).min(1).max(60),
})

/** What a meeting decided: a task with an owner (a body or an office, no private person) and a deadline. */
export const Decision = z.strictObject({
  taskId: Id,
  decision: z.string().trim().min(4).max(500),
  owner: z.string().trim().min(2).max(60),
  dueOn: LocalDay,
})

/** A meeting of the command group. `chairedBy` is an office; `present` counts heads. */
export const RecordMeeting = z.strictObject({
  responseId: Id,
  meetingId: Id,
  areaId: AreaId.optional(),
  title: z.string().trim().min(2).max(80),
  heldAt: z.iso.datetime({ offset: true }),
  place: z.string().trim().max(80).optional(),
  chairedBy: z.string().trim().min(2).max(40),
  present: z.int().min(1).max(999).optional(),
  decisions: z.array(Decision).max(40),
})

export const SettleTask = z.strictObject({ taskId: Id, outcome: z.string().trim().min(2).max(300) })
