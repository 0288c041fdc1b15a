import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { proofs } from './work.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A piece of work as lists show it. `rung`: how many levels above have been told that it is overdue. */
export const WorkShown = z.object({
  id: Id,
  responseId: Id,
  kind: z.string(),
  kindTitle: Words,
  subjectId: Id,
  planId: Id.nullable(),
  title: z.string(),
  owner: z.string(),
  organisationId: Id.nullable(),
  userId: Id.nullable(),
  areaId: AreaId,
  areaName: z.string(),
  state: z.enum(['due', 'done', 'closed', 'withdrawn']),
  checked: z.boolean(),
  proof: z.enum(proofs),
  openedAt: z.string(),
  firstDueAt: z.string(),
  dueAt: z.string(),
  overdue: z.boolean(),
  rung: z.number(),
  finishedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  lookedAgainAt: z.string().nullable(),
})
export type WorkShown = z.infer<typeof WorkShown>

/** One step of it: what was done, by whom, with which photos. */
export const StepShown = z.object({
  id: Id,
  move: z.string(),
  state: z.enum(['due', 'done', 'closed', 'withdrawn']),
  by: z.string(),
  note: z.string().nullable(),
  photos: z.array(Id),
  recordId: Id.nullable(),
  dueAt: z.string().nullable(),
  at: z.string(),
})
export type StepShown = z.infer<typeof StepShown>

/** Who above was told, and when. */
export const EscalationShown = z.object({
  id: Id,
  rung: z.number(),
  areaName: z.string(),
  organisation: z.string().nullable(),
  dueAt: z.string(),
  at: z.string(),
})
export type EscalationShown = z.infer<typeof EscalationShown>

/** What waits for one person: what they owe, and what they may check. */
export const MyWork = z.object({ owed: z.array(WorkShown), toCheck: z.array(WorkShown), asOf: z.string() })
export type MyWork = z.infer<typeof MyWork>
