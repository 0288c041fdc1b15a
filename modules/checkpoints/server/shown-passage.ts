import { z } from 'zod'
import { permitKinds } from '../../playbooks/zone-rules.ts'
import { decisions, directions, reasons, subjects } from '../passage.ts'

/** A passage as lists answer it; `who` is a masked plate, name or number. */
export const ShownPassage = z.object({
  id: z.string(),
  precinctId: z.string(),
  checkpointId: z.string(),
  madeAt: z.string(),
  receivedAt: z.string(),
  checkpoint: z.string(),
  area: z.string(),
  areaId: z.string(),
  subject: z.enum(subjects),
  direction: z.enum(directions),
  decision: z.enum(decisions),
  reason: z.enum(reasons).optional(),
  permitKind: z.enum(permitKinds).optional(),
  people: z.number(),
  fevers: z.number(),
  who: z.string(),
  revokedWhileOffline: z.boolean(),
  corrected: z.boolean(),
  superseded: z.boolean(),
})
