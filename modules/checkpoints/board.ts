import { z } from 'zod'
import { MaskedPassage } from './masked-passage.ts'

const counts = {
  passages: z.number(),
  people: z.number(),
  turnedBack: z.number(),
  handedOver: z.number(),
  fevers: z.number(),
}
export const BoardCheckpoint = z.object({
  id: z.string(),
  name: z.string(),
  precinctId: z.string(),
  area: z.string(),
  ...counts,
  lastAt: z.string().optional(),
  /** No passage for half an hour; since its opening when there was none at all. */
  silent: z.boolean(),
})
export type BoardCheckpoint = z.infer<typeof BoardCheckpoint>

/** Today at a response's checkpoints: sums, by township and by hour, and the newest passages. */
export const Board = z.object({
  day: z.string(),
  totals: z.object(counts),
  checkpoints: z.array(BoardCheckpoint),
  precincts: z.array(z.object({ id: z.string(), name: z.string(), open: z.number(), silent: z.number(), ...counts })),
  hours: z.array(z.object({ hour: z.string(), ...counts })),
  latest: z.array(MaskedPassage),
  asOf: z.string(),
})
export type Board = z.infer<typeof Board>
