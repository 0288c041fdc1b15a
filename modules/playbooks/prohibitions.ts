import { z } from 'zod'
import { Id, Name } from './naming.ts'
import { sourced } from './sourced.ts'
import { ZoneLevel } from './zone-rules.ts'

export const deedKinds = [
  'limitTravel',
  'turnBack',
  'isolate',
  'extendZone',
  'widenClass',
  'extendFollowUp',
  'refuseCare',
  'isolateReturningStudent',
  'openCheckpoint',
  'closePlace',
] as const

/** When a prohibition applies: every condition given must hold; one that is left out always holds. */
const Condition = z
  .strictObject({
    placeLevels: z
      .array(ZoneLevel)
      .optional()
      .meta({ description: '对象所在或来自的区域级别 · level of the place it concerns' }),
    withinRule: z.literal(false).optional().meta({ description: '超出规则包规定 · goes beyond the rule pack' }),
    hasOrder: z.literal(false).optional().meta({ description: '没有文件依据 · no order behind it' }),
    mayIsolateAtHome: z.literal(true).optional(),
  })
  .meta({ id: 'Condition' })

/** A validator against over-escalation. A command that breaks it is refused unless it names an approver and a legal reference. */
export const Prohibition = z
  .strictObject({
    id: Id,
    number: z.int().min(1).max(9).optional().meta({ description: '“九不准”中的序号 · its number among the nine' }),
    text: sourced(Name),
    deeds: sourced(z.array(z.enum(deedKinds)).min(1)),
    when: sourced(Condition),
  })
  .meta({ id: 'Prohibition' })
export type Prohibition = z.infer<typeof Prohibition>

/** What somebody is about to do, as facts; the caller finds them, the rule judges them. */
export const Deed = z.strictObject({
  deed: z.enum(deedKinds),
  placeLevel: ZoneLevel,
  withinRule: z.boolean(),
  hasOrder: z.boolean(),
  mayIsolateAtHome: z.boolean(),
  approver: z.string().optional(),
  legalReference: z.string().optional(),
})
export type Deed = z.infer<typeof Deed>
