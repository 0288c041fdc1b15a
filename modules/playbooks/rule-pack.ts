import { z } from 'zod'
import { FolderId, Id, Name } from './naming.ts'
import { ClassRule, FollowUpLevel, FollowUpRule, Symptom } from './people-rules.ts'
import { Prohibition } from './prohibitions.ts'
import { Confidence, sourced } from './sourced.ts'
import { CheckpointRule, ZoneRule } from './zone-rules.ts'

/** What a response may offer under a pack. */
export const offers = [
  'zones',
  'checkpoints',
  'contacts',
  'isolation',
  'sampling',
  'monitoring',
  'help',
  'supplies',
] as const
export type Offer = (typeof offers)[number]

const hours = z.number().min(0).max(720)

/** An official document that values are taken from; `number` is left out where it is not known for certain. */
const SourceDocument = z
  .strictObject({
    id: Id,
    title: Name,
    number: z.string().min(1).optional(),
    issuer: z.string().min(1).optional(),
    issuedOn: z.iso.date().optional(),
    confidence: Confidence,
  })
  .meta({ id: 'SourceDocument' })

const Clocks = z
  .strictObject({
    report: sourced(hours),
    trajectory: sourced(hours),
    contactsMoved: sourced(hours),
    contactsOfContactsMoved: sourced(hours),
    preliminaryReport: sourced(hours),
    positivePoolRetest: sourced(hours),
  })
  .meta({ id: 'Clocks', description: '时限，单位小时 · clocks, in hours' })

const pool = z.union([z.literal(1), z.literal(5), z.literal(10), z.literal(20)])
const SamplingRules = z
  .strictObject({
    peoplePerSite: sourced(z.strictObject({ least: z.int(), most: z.int() })),
    peoplePerSampler: sourced(z.int().min(1)),
    allowedPools: sourced(z.array(pool).min(1)),
    poolSizes: z.strictObject({
      isolationSite: sourced(pool),
      personOfConcern: sourced(pool),
      sealed: sourced(z.array(z.enum(['household', 'single'])).min(1)),
      controlled: sourced(pool),
      precaution: sourced(pool),
      others: sourced(pool),
    }),
    labRepooling: sourced(z.boolean()),
  })
  .meta({ id: 'SamplingRules' })

const CheckpointRules = z
  .strictObject({
    openGates: sourced(z.int().min(1)),
    checks: sourced(z.array(z.enum(['pass', 'temperature'])).min(1)),
    excludedLevels: sourced(z.array(FollowUpLevel)),
    contactlessDelivery: sourced(z.boolean()),
    noticeShows: sourced(z.array(z.enum(['dates', 'complaintNumber'])).min(1)),
    refusalGrades: sourced(z.array(z.enum(['persuade', 'notify', 'handOver'])).min(1)),
    rules: z.array(CheckpointRule),
  })
  .meta({ id: 'CheckpointRules' })

/** Dated public-health rules. A part that is left out does not exist under the pack: no zones, no contact classes. */
export const RulePack = z.strictObject({
  id: FolderId,
  name: Name,
  validFrom: sourced(z.iso.date()),
  validUntil: sourced(z.iso.date()).optional().meta({ description: '自该日起不再适用 · no longer from this day on' }),
  documents: z.array(SourceDocument).min(1),
  offers: sourced(z.array(z.enum(offers)).min(1)),
  closeOutDue: sourced(z.boolean()).meta({ description: '应当启动个人信息清理 · personal data must be closed out' }),
  calendar: sourced(z.literal('Asia/Shanghai')).meta({
    description: '规则天数按此时区自然日计 · rule days are calendar days here',
  }),
  fever: z.strictObject({ thresholdCelsius: sourced(z.number().min(35).max(42)) }),
  symptoms: sourced(z.array(Symptom).min(1)),
  followUpLevels: z.array(FollowUpRule),
  zones: z.array(ZoneRule).optional(),
  classes: z.array(ClassRule).optional(),
  abolishedClasses: sourced(z.array(z.string())).optional(),
  lookBackDays: sourced(z.int().min(0).max(30)).optional(),
  clocks: Clocks.optional(),
  sampling: SamplingRules.optional(),
  checkpoints: CheckpointRules.optional(),
  prohibitions: z.array(Prohibition),
})
export type RulePack = z.infer<typeof RulePack>
