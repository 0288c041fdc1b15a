import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** A message as its reader sees it. */
export const MessageShown = z.object({
  id: Id,
  /** room.name */
  kind: z.string(),
  text: Words,
  /** A page of the app, on the phone and on the desk alike. */
  link: z.string(),
  at: z.string(),
  read: z.boolean(),
})
export type MessageShown = z.infer<typeof MessageShown>

export const MyMessages = z.object({
  rows: z.array(MessageShown),
  unread: z.number(),
  next: Id.optional(),
  asOf: z.string(),
})
export type MyMessages = z.infer<typeof MyMessages>

export const ReadMessages = z.strictObject({ messageIds: z.array(Id).min(1).max(200) })
