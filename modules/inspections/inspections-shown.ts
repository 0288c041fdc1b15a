import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { Checklist } from '../playbooks/checklists.ts'
import { outcomes } from './inspection.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** How far a round of a plan has come. `items` and `findings` are the denominators and the count of what was found. */
export const RoundShown = z.object({
  round: z.number(),
  dueAt: z.string(),
  planned: z.number(),
  done: z.number(),
  overdue: z.number(),
  items: z.number(),
  findings: z.number(),
})
export type RoundShown = z.infer<typeof RoundShown>

export const PlanShown = z.object({
  id: Id,
  name: z.string(),
  team: z.string(),
  checklist: Words,
  areaName: z.string(),
  bodies: z.number(),
  madeAt: z.string(),
  rounds: z.array(RoundShown),
})
export type PlanShown = z.infer<typeof PlanShown>

/** A visit still to be made. */
export const PlannedVisitShown = z.object({
  id: Id,
  planId: Id,
  planName: z.string(),
  round: z.number(),
  organisationId: Id,
  place: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  checklistId: z.string(),
  dueAt: z.string(),
})
export type PlannedVisitShown = z.infer<typeof PlannedVisitShown>

/** What an inspector's phone needs for a day without a network. */
export const FieldShown = z.object({
  /** null: there is no open response. */
  responseId: Id.nullable(),
  visits: z.array(PlannedVisitShown),
  checklists: z.array(Checklist),
  bodies: z.array(z.object({ id: Id, name: z.string(), areaId: AreaId })),
  asOf: z.string(),
})
export type FieldShown = z.infer<typeof FieldShown>

export const VisitShown = z.object({
  id: Id,
  kind: z.enum(['planned', 'surprise']),
  planId: Id.nullable(),
  round: z.number().nullable(),
  organisationId: Id.nullable(),
  place: z.string(),
  areaName: z.string(),
  checklist: Words,
  inspectors: z.number(),
  items: z.number(),
  failed: z.number(),
  note: z.string().nullable(),
  by: z.string(),
  madeAt: z.string(),
})
export type VisitShown = z.infer<typeof VisitShown>

export const AnswerShown = z.object({
  itemId: z.string(),
  ask: Words,
  outcome: z.enum(outcomes),
  said: z.string().nullable(),
  findingId: Id.nullable(),
})
export type AnswerShown = z.infer<typeof AnswerShown>
