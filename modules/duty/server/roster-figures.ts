import { type Figure, type FigureSource, figure } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { areaNames } from '../../areas/server/public.ts'
import { stampSpan } from '../shift-patterns.ts'
import { kindWords, yesNo } from './figure-words.ts'
import { findMembers, memberNames } from './find-members.ts'

const spanText = (row: Record<string, unknown>) => stampSpan({ from: row.from_at as Date, until: row.until_at as Date })

async function placesOf({ client }: QueryContext, rows: readonly Record<string, unknown>[]) {
  const names = await areaNames(
    client,
    rows.map((row) => String(row.area_id)),
  )
  return (row: Record<string, unknown>) => names.get(String(row.area_id)) ?? ''
}

/** Who was to serve: assignments of published rosters. The day is that of the shift. */
const rostered: FigureSource = {
  table: 'duty.rostered',
  permission: 'roster.read',
  date: 'from_at',
  dimensions: ['post_id', 'organisation_id', 'role', 'kind', 'night', 'weekend', 'source'],
  words: { kind: kindWords, night: yesNo, weekend: yesNo },
  columns: [
    { key: 'name', label: { zh: '人员', en: 'Person' } },
    { key: 'post', label: { zh: '岗位', en: 'Post' } },
    { key: 'area', label: { zh: '区域', en: 'Area' } },
    { key: 'span', label: { zh: '班次', en: 'Shift' } },
    { key: 'hours', label: { zh: '小时', en: 'Hours' } },
  ],
  async describe(context, rows) {
    const members = await findMembers(
      context.client,
      rows.map((row) => String(row.member_id)),
    )
    const names = await memberNames(context.client, context.vault, members.values())
    const areaOf = await placesOf(context, rows)
    return rows.map((row) => ({
      id: row.id,
      name: names.get(String(row.member_id)) ?? '',
      post: row.post_name,
      area: areaOf(row),
      span: spanText(row),
      hours: Number(row.hours),
    }))
  },
}

/** Places on shifts of published rosters, one row for each role of a shift. */
const shiftPlaces: FigureSource = {
  table: 'duty.shift_place',
  permission: 'roster.read',
  date: 'from_at',
  dimensions: ['post_id', 'role', 'kind', 'night', 'weekend'],
  words: { kind: kindWords, night: yesNo, weekend: yesNo },
  columns: [
    { key: 'post', label: { zh: '岗位', en: 'Post' } },
    { key: 'area', label: { zh: '区域', en: 'Area' } },
    { key: 'span', label: { zh: '班次', en: 'Shift' } },
    { key: 'role', label: { zh: '角色', en: 'Role' } },
    { key: 'filled', label: { zh: '已排/应排', en: 'Filled' } },
  ],
  async describe(context, rows) {
    const areaOf = await placesOf(context, rows)
    return rows.map((row) => ({
      id: row.id,
      post: row.post_name,
      area: areaOf(row),
      span: spanText(row),
      role: row.role,
      filled: `${row.taken}/${row.wanted}`,
    }))
  },
}

const personTimes = { zh: '人次', en: 'person-times' }
const people = { zh: '人', en: 'people' }

function planned(name: string, words: Pick<Figure, 'label' | 'meaning' | 'unit' | 'count'>, where = 'true'): Figure {
  return figure({ name: `duty.${name}`, source: rostered, where, ...words })
}

export const rosterFigures = [
  planned('rosteredTimes', {
    label: { zh: '排班人次', en: 'Rostered person-times' },
    meaning: {
      zh: '已发布排班表中的上岗安排，一人一班计一次',
      en: 'assignments of published rosters, one for each person and shift',
    },
    unit: personTimes,
    count: 'rows',
  }),
  planned('rosteredPeople', {
    label: { zh: '排班人数', en: 'People rostered' },
    meaning: { zh: '已发布排班表中的人员，一人只计一次', en: 'distinct people on published rosters' },
    unit: people,
    count: { distinct: 'member_id' },
  }),
  planned('rosteredHours', {
    label: { zh: '排班工时', en: 'Rostered hours' },
    meaning: { zh: '已发布排班表中各班时长之和', en: 'the sum of the lengths of the shifts rostered' },
    unit: { zh: '小时', en: 'hours' },
    count: { sum: 'hours' },
  }),
  planned(
    'rosteredNights',
    {
      label: { zh: '排班夜班人次', en: 'Night person-times' },
      meaning: {
        zh: '其中22时至次日6时占3小时以上的班次',
        en: 'of these, shifts with three hours or more between 22:00 and 06:00',
      },
      unit: personTimes,
      count: 'rows',
    },
    'night',
  ),
  figure({
    name: 'duty.placesWanted',
    source: shiftPlaces,
    where: 'true',
    label: { zh: '应排人次', en: 'Places wanted' },
    meaning: { zh: '已发布排班表中各班所需人数之和', en: 'the head-counts of all shifts of published rosters' },
    unit: personTimes,
    count: { sum: 'wanted' },
  }),
  figure({
    name: 'duty.placesMissing',
    source: shiftPlaces,
    where: 'missing > 0',
    label: { zh: '未排满人次', en: 'Places not filled' },
    meaning: { zh: '已发布排班表中还缺的人数之和', en: 'places of published rosters with nobody on them' },
    unit: personTimes,
    count: { sum: 'missing' },
  }),
]
