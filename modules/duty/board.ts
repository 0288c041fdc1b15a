import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { ServingName } from './member.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** Somebody on a shift. `changed`: put there after the roster was published. */
const OnShift = z.object({
  assignmentId: Id,
  memberId: Id,
  name: ServingName,
  role: z.string(),
  source: z.string(),
  pinned: z.boolean(),
  setAside: z.string().nullable(),
  changed: z.boolean(),
})
export type OnShift = z.infer<typeof OnShift>

const Place = z.object({
  role: z.string(),
  roleName: Words,
  skill: z.string().nullable(),
  skillName: Words.nullable(),
  wanted: z.number(),
  taken: z.number(),
})

/** A shift as the board, the duty table and the phone show it. */
export const ShiftShown = z.object({
  id: Id,
  rosterId: Id,
  draft: z.boolean(),
  postId: Id,
  postName: z.string(),
  postPlace: z.string(),
  areaId: AreaId,
  areaName: z.string(),
  precinctName: z.string(),
  name: z.string(),
  day: z.string(),
  from: z.string(),
  until: z.string(),
  night: z.boolean(),
  weekend: z.boolean(),
  holiday: z.string().nullable(),
  signUpFrom: z.string().nullable(),
  missing: z.number(),
  places: z.array(Place),
  people: z.array(OnShift),
})
export type ShiftShown = z.infer<typeof ShiftShown>

/** So many shifts one board shows; a longer span is asked for in parts. */
export const mostOnBoard = 3_000

/** A shift on one sheet, as it is printed and handed out. */
export const TaskSheet = z.object({
  shift: ShiftShown,
  rosterName: z.string(),
  duties: Words.nullable(),
  /** The document that the post stands on, the newest first. */
  order: z.object({ title: z.string(), number: z.string(), signedBy: z.string() }).nullable(),
  before: z.array(ServingName),
  after: z.array(ServingName),
  asOf: z.string(),
})
export type TaskSheet = z.infer<typeof TaskSheet>
