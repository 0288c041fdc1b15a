import { z } from 'zod'
import { Id } from '../../platform/shared/ids.ts'

const base64url = (bytes: number) =>
  z
    .string()
    .max(200)
    .regex(/^[\w-]+={0,2}$/)
    .refine((text) => Math.floor((text.replaceAll('=', '').length * 3) / 4) === bytes, `${bytes} bytes in base64url`)

/** A browser's subscription as its push service made it (RFC 8030, RFC 8291). */
export const SubscribePush = z.strictObject({
  subscriptionId: Id,
  endpoint: z.url().max(1000),
  p256dh: base64url(65),
  auth: base64url(16),
  /** What the locked screen is to speak. */
  language: z.enum(['zh', 'en']),
})

/** The browser that is meant, by the SHA-256 of its endpoint in hexadecimal. */
export const EndPush = z.strictObject({ endpointHash: z.string().regex(/^[0-9a-f]{64}$/) })

export const MyPush = z.object({
  /** By which push services know this house, for `pushManager.subscribe`. */
  publicKey: z.string(),
  /** One's browsers that messages are pushed to, by the hash of their endpoints. */
  endpointHashes: z.array(z.string()),
  asOf: z.string(),
})
export type MyPush = z.infer<typeof MyPush>
