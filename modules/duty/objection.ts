import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'
import { dutyMark, ServingName } from './member.ts'

const Text = personal(z.string().trim().min(2).max(500), { ...dutyMark })
/** '' where its key was destroyed. */
const TextShown = personal(z.string(), { ...dutyMark })
const Moment = z.iso.datetime({ offset: true })

/** What somebody says is wrong with a line of their own record. */
export const RaiseObjection = z.strictObject({ objectionId: Id, attendanceId: Id, text: Text })

/**
 * A lead's answer. `mend`: the record was wrong, and this is how it was: what stood is superseded by these times, as from paper. Without
 * it the record stands.
 */
export const AnswerObjection = z.strictObject({
  objectionId: Id,
  text: Text,
  mend: z.strictObject({ inAt: Moment, outAt: Moment.optional() }).optional(),
})

/** An objection as its owner reads it. */
export const ObjectionShown = z.object({
  id: Id,
  text: TextShown,
  raisedAt: z.string(),
  answer: TextShown.nullable(),
  /** Null until it is answered; true: the record was mended. */
  mended: z.boolean().nullable(),
  answeredAt: z.string().nullable(),
})
export type ObjectionShown = z.infer<typeof ObjectionShown>

/** An objection as leads have it before them, with what the record says. */
export const ObjectionDue = ObjectionShown.extend({
  memberId: Id,
  name: ServingName,
  attendanceId: Id,
  postName: z.string(),
  areaName: z.string(),
  day: z.string(),
  dueFrom: z.string().nullable(),
  dueUntil: z.string().nullable(),
  inAt: z.string().nullable(),
  outAt: z.string().nullable(),
  absent: z.boolean(),
  /** Whoever asks is the one who objected: another lead answers. */
  own: z.boolean(),
})
export type ObjectionDue = z.infer<typeof ObjectionDue>
