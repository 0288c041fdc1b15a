import { z } from 'zod'
import { Name } from './naming.ts'
import { sourced } from './sourced.ts'

/** `routine` is a place that lies in no zone. */
export const zoneLevels = ['sealed', 'controlled', 'precaution', 'high', 'medium', 'low', 'routine'] as const
export const ZoneLevel = z.enum(zoneLevels).meta({ id: 'ZoneLevel' })
export type ZoneLevel = z.infer<typeof ZoneLevel>

export const zoneMeasures = ['stayInHome', 'noExit', 'noGathering', 'stayInPlaceOrder', 'none'] as const
export const ZoneMeasure = z.enum(zoneMeasures).meta({ id: 'ZoneMeasure' })
export type ZoneMeasure = z.infer<typeof ZoneMeasure>

export const permitKinds = ['exit', 'supply', 'workResumption', 'visitor', 'medical'] as const
export const PermitKind = z.enum(permitKinds).meta({ id: 'PermitKind' })
export type PermitKind = z.infer<typeof PermitKind>

const days = z.int().min(0).max(60)

/** One test of a lift; a zone is lifted only when every test holds. */
const LiftTest = z
  .strictObject({
    test: z.enum(['noNewCase', 'closeContactsClear', 'fullRoundNegative', 'allNegativeOnDay', 'zonesLifted']),
    days: sourced(days).optional(),
    levels: sourced(z.array(ZoneLevel).min(1)).optional(),
  })
  .meta({ id: 'LiftTest' })

const Lift = z.strictObject({
  to: sourced(ZoneLevel),
  cameDownFrom: ZoneLevel.optional().meta({
    description: '只用于由该级降下来的区域 · only where the zone came down from it',
  }),
  tests: z.array(LiftTest).min(1),
})

const Outing = z
  .strictObject({ people: z.int().min(1), everyDays: z.strictObject({ least: days, most: days }) })
  .meta({ id: 'Outing', description: '每户每几天可出几人 · how many of a household may go out, how often' })

export const ZoneRule = z
  .strictObject({
    level: ZoneLevel,
    name: Name,
    unit: sourced(z.enum(['building', 'estateOrVillage', 'restOfCounty'])).optional(),
    measure: sourced(ZoneMeasure),
    outing: sourced(Outing).optional(),
    testDays: sourced(z.array(days)).optional(),
    leaveCityTestHours: sourced(z.int().min(1)).optional(),
    raiseOnPositive: sourced(ZoneLevel).optional(),
    lift: z.array(Lift).min(1),
  })
  .meta({ id: 'ZoneRule' })
export type ZoneRule = z.infer<typeof ZoneRule>

/** Which permits let a person through; `notNeeded` is free passage. */
const PassageRule = z
  .strictObject({
    permits: sourced(z.union([z.literal('notNeeded'), z.array(PermitKind)])),
    household: sourced(z.strictObject({ people: z.int().min(1), everyDays: z.int().min(1) })).optional(),
  })
  .meta({ id: 'PassageRule' })
export type PassageRule = z.infer<typeof PassageRule>

export const CheckpointRule = z
  .strictObject({ level: ZoneLevel, measure: ZoneMeasure, leave: PassageRule, enter: PassageRule })
  .meta({ id: 'CheckpointRule' })
export type CheckpointRule = z.infer<typeof CheckpointRule>
