import type { FigureSource } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { localClock, localStamp } from '../../../platform/shared/dates.ts'
import { areaNames } from '../../areas/server/public.ts'
import { type AttendanceReason, attendanceReasons } from '../attendance.ts'
import { kindWords, yesNo } from './figure-words.ts'
import { findMembers, memberNames } from './find-members.ts'

type Row = Record<string, unknown>

const spanText = (row: Row) => `${localStamp(row.from_at as Date)}–${localClock(row.until_at as Date)}`
const clock = (at: unknown) => (at instanceof Date ? localClock(at) : '')

async function areasOf({ client }: QueryContext, rows: readonly Row[]) {
  const names = await areaNames(
    client,
    rows.map((row) => String(row.area_id)),
  )
  return (row: Row) => names.get(String(row.area_id)) ?? ''
}

async function namesIn({ client, vault }: QueryContext, rows: readonly Row[]) {
  const members = await findMembers(
    client,
    rows.map((row) => String(row.member_id)),
  )
  const names = await memberNames(client, vault, members.values())
  return (row: Row) => names.get(String(row.member_id)) ?? ''
}

const columns = {
  name: { key: 'name', label: { zh: '人员', en: 'Person' } },
  post: { key: 'post', label: { zh: '岗位', en: 'Post' } },
  area: { key: 'area', label: { zh: '区域', en: 'Area' } },
  span: { key: 'span', label: { zh: '班次', en: 'Shift' } },
  times: { key: 'times', label: { zh: '到离', en: 'Came, left' } },
  remark: { key: 'remark', label: { zh: '说明', en: 'Remark' } },
}

/** Days in a row that somebody came to duty in a township, one row a run; in the order of days, so that nobody is ranked. */
export const servedRuns: FigureSource = {
  table: 'duty.served_run',
  permission: 'roster.read',
  date: 'from_at',
  dimensions: ['organisation_id'],
  superseding: false,
  momentary: true,
  columns: [
    columns.name,
    columns.area,
    { key: 'from', label: { zh: '从', en: 'From' } },
    { key: 'until', label: { zh: '到', en: 'To' } },
    { key: 'days', label: { zh: '连续天数', en: 'Days in a row' } },
    { key: 'times', label: { zh: '人次', en: 'Person-times' } },
  ],
  async describe(context, rows) {
    const [nameOf, areaOf] = [await namesIn(context, rows), await areasOf(context, rows)]
    return rows.map((row) => ({
      ...{ id: row.id, name: nameOf(row), area: areaOf(row), from: row.from_day, until: row.until_day },
      ...{ days: row.days, times: row.times },
    }))
  },
}

/** Who came and who was marked absent. A row is one member at one post once; the day is that of the shift. */
export const attended: FigureSource = {
  table: 'duty.attended',
  permission: 'roster.read',
  date: 'from_at',
  dimensions: ['post_id', 'organisation_id', 'community_id', 'role', 'kind', 'night', 'weekend', 'rostered'],
  words: { kind: kindWords, night: yesNo, weekend: yesNo, rostered: yesNo },
  columns: [columns.name, columns.post, columns.area, columns.span, columns.times, columns.remark],
  async describe(context, rows) {
    const [nameOf, areaOf] = [await namesIn(context, rows), await areasOf(context, rows)]
    return rows.map((row) => ({
      id: row.id,
      name: nameOf(row),
      post: row.post_name,
      area: areaOf(row),
      span: row.due_until ? spanText({ ...row, until_at: row.due_until }) : localStamp(row.from_at as Date),
      times: row.in_at ? `${clock(row.in_at)}–${clock(row.out_at)}` : '',
      remark: remarkOf(row, context.actor.language),
    }))
  },
}

function remarkOf(row: Row, language: 'zh' | 'en'): string {
  const zh = language === 'zh'
  const minutes = (count: unknown, word: string) =>
    Number(count) > 0 ? [zh ? `${word}${count}分钟` : `${word} ${count} min`] : []
  const reason = attendanceReasons[row.absent_reason as AttendanceReason]?.[language]
  return [
    ...(row.rostered ? [] : [zh ? '无排班' : 'no shift']),
    ...(row.absent ? [zh ? '缺勤' : 'absent'] : []),
    ...(reason ? [reason] : []),
    ...minutes(row.late_minutes, zh ? '迟到' : 'late'),
    ...minutes(row.early_minutes, zh ? '早退' : 'left early'),
  ].join(zh ? '，' : ', ')
}

export const dutyStateWords = {
  came: { zh: '到岗', en: 'came' },
  absent: { zh: '缺勤', en: 'absent' },
  unmarked: { zh: '未签到', en: 'not recorded' },
}

/** Who was due on shifts that have begun, whatever became of it. */
export const due: FigureSource = {
  table: 'duty.duty_due',
  permission: 'roster.read',
  date: 'from_at',
  dimensions: ['post_id', 'organisation_id', 'role', 'kind', 'night', 'state'],
  words: { state: dutyStateWords, kind: kindWords, night: yesNo },
  columns: [columns.name, columns.post, columns.area, columns.span, columns.remark],
  async describe(context, rows) {
    const [nameOf, areaOf] = [await namesIn(context, rows), await areasOf(context, rows)]
    return rows.map((row) => ({
      id: row.id,
      name: nameOf(row),
      post: row.post_name,
      area: areaOf(row),
      span: spanText(row),
      remark: dutyStateWords[row.state as keyof typeof dutyStateWords][context.actor.language],
    }))
  },
}

/** Places on shifts that have begun. */
export const placesServed: FigureSource = {
  table: 'duty.place_served',
  permission: 'roster.read',
  date: 'from_at',
  dimensions: ['post_id', 'role', 'kind', 'night'],
  columns: [columns.post, columns.area, columns.span, { key: 'filled', label: { zh: '到岗/应到', en: 'Came/wanted' } }],
  async describe(context, rows) {
    const areaOf = await areasOf(context, rows)
    return rows.map((row) => ({
      ...{ id: row.id, post: row.post_name, area: areaOf(row), span: spanText(row) },
      filled: `${row.came}/${row.wanted}`,
    }))
  },
}

const handoverStates = {
  unwritten: { zh: '未写交接', en: 'not written' },
  signed: { zh: '待接班签字', en: 'waits for the relief' },
  whole: { zh: '已交接', en: 'done' },
}

/** Shifts that hand over to a relief. */
export const handovers: FigureSource = {
  table: 'duty.handover_due',
  permission: 'roster.read',
  date: 'until_at',
  stock: true,
  dimensions: ['post_id', 'kind', 'state'],
  words: { state: handoverStates },
  columns: [columns.post, columns.area, columns.span, columns.remark],
  async describe(context, rows) {
    const areaOf = await areasOf(context, rows)
    return rows.map((row) => ({
      ...{ id: row.id, post: row.post_name, area: areaOf(row), span: spanText(row) },
      remark: handoverStates[row.state as keyof typeof handoverStates][context.actor.language],
    }))
  },
}
