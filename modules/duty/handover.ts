import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { dutyMark, ServingName } from './member.ts'

const Text = (most: number) => personal(z.string().trim().min(2).max(most), { ...dutyMark })
/** Texts of handovers in the clear: for those at the post and their leads. */
const TextShown = personal(z.string(), { ...dutyMark })

/**
 * What a shift passes on, written and signed by one of those on it. `items` are new open items; `done` those of before that are dealt
 * with: what is neither goes on to the next shift by itself.
 */
export const SignHandover = z.strictObject({
  handoverId: Id,
  shiftId: Id,
  text: Text(2_000),
  items: z.array(z.strictObject({ itemId: Id, text: Text(300) })).max(30),
  done: z.array(Id).max(60),
})

export const CountersignHandover = z.strictObject({ handoverId: Id, remark: Text(500).optional() })

export const ItemShown = z.object({ id: Id, text: TextShown, since: z.string() })
export type ItemShown = z.infer<typeof ItemShown>

/** A handover as those who sign read it. Texts are '' where their key was destroyed. */
export const HandoverShown = z.object({
  id: Id,
  shiftId: Id,
  text: TextShown,
  remark: TextShown.nullable(),
  signedBy: ServingName,
  signedAt: z.string(),
  countersignedBy: ServingName.nullable(),
  countersignedAt: z.string().nullable(),
  items: z.array(ItemShown),
})
export type HandoverShown = z.infer<typeof HandoverShown>

/** What the phone of somebody on a shift needs to hand over, and to take over from the shift before. */
export const MyHandover = z.object({
  shiftId: Id,
  postName: z.string(),
  shiftName: z.string(),
  from: z.string(),
  until: z.string(),
  /** What my shift has handed over, once it has. */
  written: HandoverShown.nullable(),
  /** What the shift before passed on: it waits for my signature until it has one. */
  before: HandoverShown.nullable(),
  /** True: I may countersign what came before. */
  mayCountersign: z.boolean(),
  openItems: z.array(ItemShown),
  asOf: z.string(),
})
export type MyHandover = z.infer<typeof MyHandover>

export const handoverStates = ['unwritten', 'signed', 'whole'] as const

/** A shift that was to hand over, as the desk lists it. */
export const HandoverDue = z.object({
  id: Id,
  postName: z.string(),
  areaName: z.string(),
  shiftName: z.string(),
  day: z.string(),
  until: z.string(),
  reliefFrom: z.string(),
  state: z.enum(handoverStates),
  /** A signature is missing half an hour after the relief was due. */
  missing: z.boolean(),
  signedBy: ServingName,
  signedAt: z.string().nullable(),
  countersignedBy: ServingName,
  countersignedAt: z.string().nullable(),
  openItems: z.number(),
})
export type HandoverDue = z.infer<typeof HandoverDue>
