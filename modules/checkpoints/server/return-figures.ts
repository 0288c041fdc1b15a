import { type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { CLOCK_AHEAD_MS } from '../record-rules.ts'
import { goodsKindWords } from '../words.ts'
import { describePassages, passageColumns } from './describe-passages.ts'
import { passageSource, passagesWhere, personTimes, vehicleTimes } from './passage-figure.ts'

/** Sums of their own: few passages carry goods, and the others need not be added up by kind. */
const goodsSource: FigureSource = {
  ...passageSource,
  table: 'checkpoints.goods_passage',
  tally: 'checkpoints.goods_tally',
  closing: { late: 'checkpoints.goods_late', post: 'checkpoint_id', fewest: 'subject', aheadMs: CLOCK_AHEAD_MS },
  dimensions: [...passageSource.dimensions, 'goods_kind'],
  columns: [
    ...passageColumns.filter(({ key }) => key !== 'people' && key !== 'fevers'),
    { key: 'goods', label: { zh: '货物', en: 'Goods' } },
    { key: 'kilograms', label: { zh: '重量 kg', en: 'Weight kg' } },
  ],
  describe: describeGoods,
}

async function describeGoods(context: QueryContext, rows: Record<string, unknown>[]) {
  const described = await describePassages(context, rows)
  return described.map((row, at) => ({
    ...row,
    goods: goodsKindWords[rows[at]?.goods_kind as keyof typeof goodsKindWords]?.[context.actor.language] ?? '',
    kilograms: Number(rows[at]?.kilograms),
  }))
}

const letIn = "direction = 'in' and decision = 'passed'"
const letOut = "direction = 'out' and decision = 'passed'"

/** What the daily return of a county asks for: who and what was let in and out. */
export const returnFigures = [
  passagesWhere(
    'peopleIn',
    letIn,
    {
      label: { zh: '进入人员', en: 'People let in' },
      unit: personTimes,
      meaning: {
        zh: '方向为“进”、决定为“放行”的通行中的人数（含车上人员），按通行时间计；来源地以本次通行第一个登记来源地的人为准',
        en: 'people in passages inward decided “passed”, occupants included, by time of passage; the origin is that of the first person with one',
      },
    },
    { sum: 'people' },
  ),
  passagesWhere(
    'peopleOut',
    letOut,
    {
      label: { zh: '离开人员', en: 'People let out' },
      unit: personTimes,
      meaning: {
        zh: '方向为“出”、决定为“放行”的通行中的人数（含车上人员），按通行时间计',
        en: 'people in passages outward decided “passed”, occupants included, by time of passage',
      },
    },
    { sum: 'people' },
  ),
  passagesWhere('vehiclesIn', `subject = 'vehicle' and ${letIn}`, {
    label: { zh: '进入车辆', en: 'Vehicles let in' },
    unit: vehicleTimes,
    meaning: {
      zh: '方向为“进”、决定为“放行”的车辆通行次数，按通行时间计',
      en: 'vehicle passages inward decided “passed”, by time of passage',
    },
  }),
  passagesWhere('vehiclesOut', `subject = 'vehicle' and ${letOut}`, {
    label: { zh: '离开车辆', en: 'Vehicles let out' },
    unit: vehicleTimes,
    meaning: {
      zh: '方向为“出”、决定为“放行”的车辆通行次数，按通行时间计',
      en: 'vehicle passages outward decided “passed”, by time of passage',
    },
  }),
  figure({
    name: 'checkpoints.goodsKilograms',
    label: { zh: '进入货物', en: 'Goods let in' },
    unit: { zh: '千克', en: 'kg' },
    meaning: {
      zh: '方向为“进”、决定为“放行”的通行登记的货物重量，1 吨按 1000 千克计；按件、按车登记的没有重量，不计入',
      en: 'weight of goods in passages inward decided “passed”, a tonne as 1000 kg; goods by the piece or vehicle have no weight and are left out',
    },
    source: goodsSource,
    where: letIn,
    count: { sum: 'kilograms' },
  }),
]
