import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { Id as ShortId } from '../playbooks/naming.ts'
import { workKind } from '../work/work.ts'

/** A body to be visited in a round of a plan. */
export const visitDue = workKind({
  name: 'inspections.visitDue',
  title: { zh: '督查任务', en: 'Visit due' },
  checked: false,
  proof: 'none',
  tellAfterMinutes: [0, 24 * 60],
  ownActions: true,
})

/** Something found wrong: put right by its deadline, shown by a photo, checked by another. */
export const findingKind = workKind({
  name: 'inspections.finding',
  title: { zh: '督查问题', en: 'Finding' },
  checked: true,
  proof: 'photo',
  tellAfterMinutes: [0, 24 * 60, 72 * 60],
})

/** Hours to put right what the checklist sets no deadline for. */
export const USUAL_HOURS = 24

const At = z.iso.datetime({ offset: true })
const Text = z.string().trim().min(2).max(300)

/** Rounds over bodies: each is to be visited once before each deadline. `team`: who goes, in words. */
export const PlanInspection = z.strictObject({
  planId: Id,
  responseId: Id,
  areaId: AreaId,
  name: z.string().trim().min(2).max(60),
  checklistId: ShortId,
  team: z.string().trim().min(2).max(60),
  teamBodyId: Id.optional(),
  rounds: z
    .array(z.strictObject({ dueAt: At }))
    .min(1)
    .max(12),
  bodies: z.array(Id).min(1).max(1000),
})

export const outcomes = ['passed', 'failed', 'notApplicable', 'noted'] as const
export type Outcome = (typeof outcomes)[number]

/** What was found on one point. What failed says what was wrong and gets an id as a finding; photos were sent before. */
export const Answer = z
  .strictObject({
    itemId: ShortId,
    outcome: z.enum(outcomes),
    said: Text.optional(),
    findingId: Id.optional(),
    photos: z.array(Id).max(9).default([]),
  })
  .refine(({ outcome, said }) => said || (outcome !== 'failed' && outcome !== 'noted'), {
    path: ['said'],
    message: 'said',
  })
  .refine(({ outcome, findingId }) => (outcome === 'failed') === (findingId !== undefined), {
    path: ['findingId'],
    message: 'findingId',
  })
export type Answer = z.infer<typeof Answer>

/** A visit as it was recorded in the field. `place`: the body or place in words; without a planned visit it is a surprise. */
export const RecordVisit = z.strictObject({
  visitId: Id,
  responseId: Id,
  areaId: AreaId,
  plannedVisitId: Id.optional(),
  organisationId: Id.optional(),
  place: z.string().trim().min(2).max(80),
  checklistId: ShortId,
  inspectors: z.int().min(1).max(99),
  answers: z.array(Answer).min(1).max(80),
  note: Text.optional(),
})
export type RecordVisit = z.infer<typeof RecordVisit>
