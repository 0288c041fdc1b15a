import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { permitKinds } from '../playbooks/zone-rules.ts'
import { Frequency, permitHolders } from './permit.ts'

const At = z.iso.datetime({ offset: true })
const PermitsNeeded = z.union([z.literal('notNeeded'), z.array(z.enum(permitKinds))])

/** A post of the precinct, and which permits let through there by zone and pack. */
export const DownloadedPost = z.object({
  id: Id,
  name: z.string(),
  kind: z.string(),
  areaId: AreaId,
  openedAt: At,
  closedAt: At.nullish(),
  permits: z.object({ in: PermitsNeeded, out: PermitsNeeded }).default({ in: 'notNeeded', out: 'notNeeded' }),
})
export type DownloadedPost = z.infer<typeof DownloadedPost>

/** A permit that holds in the precinct, for looking up by plate or document number: the mark tells only who knows the number. */
export const DownloadedPermit = z.object({
  permitId: Id,
  kind: z.enum(permitKinds),
  areaId: AreaId,
  from: At,
  until: At,
  frequency: Frequency.nullish(),
  holder: z.enum(permitHolders),
  holderMark: z.string(),
})

/** What a checkpoint's phone needs of the precinct for a day without network: the answer of the query `sync.slice`. */
export const PrecinctDownload = z.object({
  version: z.string(),
  asOf: At,
  posts: z.array(DownloadedPost),
  /** Public keys (hex) by key id. */
  permitKeys: z.record(z.string(), z.string()),
  /** The precinct's key (hex) for `isHolder`; absent: holders are compared by eye. */
  holderKey: z.string().nullish(),
  permits: z.array(DownloadedPermit).default([]),
  revokedPermits: z.array(z.object({ permitId: Id, revokedAt: At })),
  rules: z.object({
    /** °C at and above which a temperature is a fever, from the rule pack. */
    feverFrom: z.number(),
    withinDays: z.object({ phone: z.number(), paper: z.number() }).default({ phone: 3, paper: 30 }),
  }),
})
export type PrecinctDownload = z.infer<typeof PrecinctDownload>
