import { type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { permitHolderWords, permitKindWords, permitStateWords } from '../words.ts'
import { shownFollowUps } from './follow-up-queries.ts'
import type { FollowUpRow } from './follow-ups.ts'
import { maskedPermits } from './masked-permits.ts'
import { passagesWhere, personTimes, vehicleTimes } from './passage-figure.ts'
import { findPermitRows } from './permit-table.ts'
import { returnFigures } from './return-figures.ts'

const followUpColumns: FigureSource['columns'] = [
  { key: 'openedAt', label: { zh: '发现时间', en: 'Found' } },
  { key: 'checkpoint', label: { zh: '卡口', en: 'Checkpoint' } },
  { key: 'area', label: { zh: '区域', en: 'Area' } },
  { key: 'who', label: { zh: '车牌或人员', en: 'Plate or person' } },
  { key: 'temperatures', label: { zh: '体温 ℃', en: 'Temperature °C' } },
]

const permitColumns: FigureSource['columns'] = [
  { key: 'approvedAt', label: { zh: '签发时间', en: 'Issued' } },
  { key: 'kind', label: { zh: '种类', en: 'Kind' } },
  { key: 'who', label: { zh: '车牌或证件', en: 'Plate or document' } },
  { key: 'area', label: { zh: '适用区域', en: 'Holds in' } },
  { key: 'until', label: { zh: '有效至', en: 'Until' } },
  { key: 'state', label: { zh: '状态', en: 'State' } },
]

async function describePermits(
  context: QueryContext,
  rows: Record<string, unknown>[],
): Promise<Record<string, unknown>[]> {
  const { language } = context.actor
  const found = await findPermitRows(
    context.client,
    rows.map((row) => String(row.id)),
  )
  const shown = await maskedPermits(
    context,
    rows.flatMap((row) => found.get(String(row.id)) ?? []),
  )
  return shown.map((row) => ({
    ...row,
    kind: permitKindWords[row.kind][language],
    state: permitStateWords[row.state][language],
  }))
}

export const figures = [
  passagesWhere('passages', 'true', {
    label: { zh: '通行登记', en: 'Passages' },
    unit: { zh: '次', en: 'passages' },
    meaning: {
      zh: '卡口登记的车辆和人员通行次数，按通行时间计',
      en: 'people or vehicles checked at checkpoints, by time of passage',
    },
  }),
  passagesWhere('vehiclesTurnedBack', "subject = 'vehicle' and decision = 'turned_back'", {
    label: { zh: '劝返车辆', en: 'Vehicles turned back' },
    unit: vehicleTimes,
    meaning: {
      zh: '决定为“劝返”的车辆通行次数，按通行时间计',
      en: 'vehicle passages decided “turned back”, by time of passage',
    },
  }),
  passagesWhere(
    'peopleTurnedBack',
    "decision = 'turned_back'",
    {
      label: { zh: '劝返人员', en: 'People turned back' },
      unit: personTimes,
      meaning: {
        zh: '决定为“劝返”的通行中的人数（含车上人员），按通行时间计',
        en: 'people in passages decided “turned back”, occupants included, by time of passage',
      },
    },
    { sum: 'people' },
  ),
  passagesWhere('supplyVehicles', "subject = 'vehicle' and decision = 'passed' and permit_kind = 'supply'", {
    label: { zh: '保障通行物资运输车辆', en: 'Supply vehicles let through' },
    unit: vehicleTimes,
    meaning: { zh: '持保供通行证放行的车辆通行次数', en: 'vehicle passages let through on a supply permit' },
  }),
  passagesWhere(
    'workResumptionVehicles',
    "subject = 'vehicle' and decision = 'passed' and permit_kind = 'workResumption'",
    {
      label: { zh: '复工复产车辆', en: 'Work-resumption vehicles let through' },
      unit: vehicleTimes,
      meaning: {
        zh: '持复工复产通行证放行的车辆通行次数',
        en: 'vehicle passages let through on a work-resumption permit',
      },
    },
  ),
  passagesWhere(
    'fevers',
    'fevers > 0',
    {
      label: { zh: '发现发热', en: 'Fevers found' },
      unit: personTimes,
      meaning: {
        zh: '卡口测温达到规则包发热标准的人次',
        en: 'people whose temperature at a checkpoint reached the rule pack’s threshold',
      },
    },
    { sum: 'fevers' },
  ),
  passagesWhere('handedOver', "decision = 'handed_over'", {
    label: { zh: '移交', en: 'Handed over' },
    unit: { zh: '次', en: 'passages' },
    meaning: { zh: '决定为“移交”的通行次数', en: 'passages decided “handed over”' },
  }),
  ...returnFigures,
  figure({
    name: 'checkpoints.followUpsOpen',
    label: { zh: '待办发热随访', en: 'Fever follow-ups open' },
    unit: { zh: '条', en: 'follow-ups' },
    meaning: {
      zh: '卡口发现发热后尚未由医务人员办结的随访，按发现时间计',
      en: 'fevers found at checkpoints that a medic has not yet dealt with, by the time they were found',
    },
    source: {
      table: 'checkpoints.open_follow_up',
      permission: 'followUp.read',
      date: 'opened_at',
      dimensions: ['checkpoint_id'],
      columns: followUpColumns,
      describe: async (context, rows) =>
        (await shownFollowUps(context, rows as unknown as FollowUpRow[])).map((row) => ({
          ...row,
          temperatures: row.temperatures.join(' '),
        })),
    },
    where: 'true',
    count: 'rows',
  }),
  figure({
    name: 'checkpoints.permitsIssued',
    label: { zh: '签发通行证', en: 'Permits issued' },
    unit: { zh: '张', en: 'permits' },
    meaning: {
      zh: '已签发的通行证，含后来撤销的，按签发时间计',
      en: 'permits approved, those revoked later among them, by the time of approval',
    },
    source: {
      table: 'checkpoints.issued_permit',
      permission: 'permit.read',
      date: 'approved_at',
      dimensions: ['kind', 'holder'],
      words: { kind: permitKindWords, holder: permitHolderWords },
      superseding: false,
      columns: permitColumns,
      describe: describePermits,
    },
    where: 'true',
    count: 'rows',
  }),
]
