import { z } from 'zod'

/** One thing that a person did, as the device that recorded it sends it. The id is made on the device: replays are harmless. */
export const Command = z.strictObject({
  id: z.uuidv7().toLowerCase(),
  action: z.string().max(80),
  input: z.unknown(),
  madeAt: z.iso.datetime({ offset: true }),
  device: z.uuid().toLowerCase().nullish(),
})
export type Command = z.infer<typeof Command>

export const commandLimit = 200

export const ProblemAnswer = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  zh: z.string(),
  en: z.string(),
})

/** `accepted` and `refused` are final and durable; `retry` says that nothing was kept, and why if it is more than a busy server. */
export const CommandAnswer = z.discriminatedUnion('outcome', [
  z.object({ id: z.string(), outcome: z.literal('accepted'), result: z.unknown().optional() }),
  z.object({ id: z.string(), outcome: z.literal('refused'), problem: ProblemAnswer }),
  z.object({
    id: z.string(),
    outcome: z.literal('retry'),
    afterMs: z.number(),
    problem: ProblemAnswer.optional(),
  }),
])
export type CommandAnswer = z.infer<typeof CommandAnswer>
