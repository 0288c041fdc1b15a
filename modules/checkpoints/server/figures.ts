import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import { describePassages, passageColumns } from './describe-passages.ts'

const source: FigureSource = {
  table: 'checkpoints.passage',
  permission: 'passage.read',
  date: 'made_at',
  dimensions: ['checkpoint_id', 'subject', 'direction', 'decision', 'reason', 'permit_kind', 'origin_class'],
  tally: 'checkpoints.passage_tally',
  columns: passageColumns,
  describe: describePassages,
}

const vehicleTimes = { zh: '辆次', en: 'vehicle-times' }
const personTimes = { zh: '人次', en: 'person-times' }

/** One row for what is counted: a passage, or the people in it. */
function passagesWhere(name: string, where: string, words: Pick<Figure, 'label' | 'unit' | 'meaning'>, count: Figure['count'] = 'rows'): Figure {
  return figure({ name: `checkpoints.${name}`, source, where, count, ...words })
}

export const figures = [
  passagesWhere('passages', 'true', {
    label: { zh: '通行登记', en: 'Passages' },
    unit: { zh: '次', en: 'passages' },
    meaning: { zh: '卡口登记的车辆和人员通行次数，按通行时间计', en: 'people or vehicles checked at checkpoints, by time of passage' },
  }),
  passagesWhere('vehiclesTurnedBack', "subject = 'vehicle' and decision = 'turned_back'", {
    label: { zh: '劝返车辆', en: 'Vehicles turned back' },
    unit: vehicleTimes,
    meaning: { zh: '决定为“劝返”的车辆通行次数，按通行时间计', en: 'vehicle passages decided “turned back”, by time of passage' },
  }),
  passagesWhere('peopleTurnedBack', "decision = 'turned_back'", {
    label: { zh: '劝返人员', en: 'People turned back' },
    unit: personTimes,
    meaning: { zh: '决定为“劝返”的通行中的人数（含车上人员），按通行时间计', en: 'people in passages decided “turned back”, occupants included, by time of passage' },
  }, { sum: 'people' }),
  passagesWhere('supplyVehicles', "subject = 'vehicle' and decision = 'passed' and permit_kind = 'supply'", {
    label: { zh: '保障通行物资运输车辆', en: 'Supply vehicles let through' },
    unit: vehicleTimes,
    meaning: { zh: '持保供通行证放行的车辆通行次数', en: 'vehicle passages let through on a supply permit' },
  }),
  passagesWhere('workResumptionVehicles', "subject = 'vehicle' and decision = 'passed' and permit_kind = 'workResumption'", {
    label: { zh: '复工复产车辆', en: 'Work-resumption vehicles let through' },
    unit: vehicleTimes,
    meaning: { zh: '持复工复产通行证放行的车辆通行次数', en: 'vehicle passages let through on a work-resumption permit' },
  }),
  passagesWhere('fevers', 'fevers > 0', {
    label: { zh: '发现发热', en: 'Fevers found' },
    unit: personTimes,
    meaning: { zh: '卡口测温达到规则包发热标准的人次', en: 'people whose temperature at a checkpoint reached the rule pack’s threshold' },
  }, { sum: 'fevers' }),
  passagesWhere('handedOver', "decision = 'handed_over'", {
    label: { zh: '移交', en: 'Handed over' },
    unit: { zh: '次', en: 'passages' },
    meaning: { zh: '决定为“移交”的通行次数', en: 'passages decided “handed over”' },
  }),
]
