import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'
import { type OriginClass, originClasses } from './passage.ts'
import { originClassWords, originUnknown } from './words.ts'

interface Column {
  key: string
  /** What the column belongs to, and its own heading below that. */
  group: { zh: string; en: string }
  label: { zh: string; en: string }
  /** The figure whose value each cell is, narrowed to the checkpoint and `where`. */
  figure: string
  where: Record<string, string>
}

const people = { zh: '进入人员（人次）', en: 'People let in' }
const leaving = { zh: '离开', en: 'Let out' }
const arriving = { zh: '进入', en: 'Let in' }
const peopleWord = { zh: '人员（人次）', en: 'People' }
const vehicles = { zh: '车辆（辆次）', en: 'Vehicles' }

const origins: [OriginClass | 'unknown', { zh: string; en: string }][] = [
  ...originClasses.map((one): [OriginClass, { zh: string; en: string }] => [one, originClassWords[one]]),
  ['unknown', originUnknown],
]

/** What a return counts at each checkpoint, in order. Every column is a figure, so that each number opens its rows. */
export const returnColumns: readonly Column[] = [
  {
    key: 'peopleIn',
    group: people,
    label: { zh: '合计', en: 'All' },
    figure: 'checkpoints.peopleIn',
    where: {},
  },
  ...origins.map(([origin, label]) => ({
    key: `peopleIn.${origin}`,
    group: people,
    label,
    figure: 'checkpoints.peopleIn',
    where: { origin_class: origin },
  })),
  { key: 'vehiclesIn', group: arriving, label: vehicles, figure: 'checkpoints.vehiclesIn', where: {} },
  {
    key: 'goodsKilograms',
    group: arriving,
    label: { zh: '货物（千克）', en: 'Goods, kg' },
    figure: 'checkpoints.goodsKilograms',
    where: {},
  },
  { key: 'peopleOut', group: leaving, label: peopleWord, figure: 'checkpoints.peopleOut', where: {} },
  { key: 'vehiclesOut', group: leaving, label: vehicles, figure: 'checkpoints.vehiclesOut', where: {} },
]

/** Days in Asia/Shanghai, `to` not included. */
export const ReturnsAsked = z.object({ responseId: Id, areaId: AreaId.optional(), from: LocalDay, to: LocalDay })
export type ReturnsAsked = z.infer<typeof ReturnsAsked>

const values = z.record(z.string(), z.number())

export const Returns = z.object({
  rows: z.array(z.object({ checkpointId: z.string(), checkpoint: z.string(), area: z.string(), values })),
  total: values,
  asOf: z.string(),
})
export type Returns = z.infer<typeof Returns>
