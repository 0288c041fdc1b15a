import { type ExportColumn, exporting } from '../../../platform/server/export.ts'
import { localStamp } from '../../../platform/shared/dates.ts'
import { attendanceReasons } from '../attendance.ts'
import { clockSpan } from '../shift-patterns.ts'
import { dutyStateWords } from './attendance-sources.ts'
import { countDue, DueFilter, dueRows, dueShown } from './due-rows.ts'

const PAGE = 500

const columns: ExportColumn[] = [
  { key: 'day', header: { zh: '日期', en: 'Day' }, width: 12 },
  { key: 'post', header: { zh: '岗位', en: 'Post' }, width: 24 },
  { key: 'area', header: { zh: '区域', en: 'Area' }, width: 18 },
  { key: 'shift', header: { zh: '班次', en: 'Shift' }, width: 10 },
  { key: 'span', header: { zh: '时间', en: 'Time' }, width: 14 },
  { key: 'name', header: { zh: '姓名', en: 'Name' }, width: 12 },
  { key: 'number', header: { zh: '工号', en: 'Staff number' }, width: 12 },
  { key: 'body', header: { zh: '单位', en: 'Body' }, width: 24 },
  { key: 'state', header: { zh: '出勤', en: 'Attendance' }, width: 10 },
  { key: 'in', header: { zh: '签到', en: 'Came' }, width: 17 },
  { key: 'out', header: { zh: '签退', en: 'Left' }, width: 17 },
  { key: 'late', header: { zh: '迟到（分）', en: 'Late (min)' }, width: 10, type: 'number' },
  { key: 'early', header: { zh: '早退（分）', en: 'Early (min)' }, width: 10, type: 'number' },
  { key: 'break', header: { zh: '休息（分）', en: 'Breaks (min)' }, width: 10, type: 'number' },
  { key: 'reason', header: { zh: '缺勤原因', en: 'Reason' }, width: 14 },
]

/** Attendance as a sheet, one line for each person due, as the page shows it. */
export const attendanceExport = exporting({
  name: 'duty.attendance',
  permission: 'roster.read',
  input: DueFilter,
  title: { zh: '出勤表', en: 'Attendance' },
  sensitive: true,
  columns: () => columns,
  count: ({ client }, filter) => countDue(client, filter),
  async *rows(context, filter) {
    const { language } = context.actor
    let after: string[] | undefined
    for (;;) {
      const page = await dueRows(context.client, filter, { limit: PAGE, after })
      const shown = await dueShown(context, page)
      context.reads({
        ids: page.map((row) => row.member_id),
        ...(filter.areaId ? { areaId: filter.areaId } : {}),
        responseId: filter.responseId,
      })
      for (const row of shown)
        yield {
          day: row.day,
          post: row.postName,
          area: row.areaName,
          shift: row.shiftName,
          span: clockSpan({ from: new Date(row.from), until: new Date(row.until) }),
          name: row.name,
          number: row.number ?? '',
          body: row.organisationName,
          state: dutyStateWords[row.state][language],
          in: row.inAt ? localStamp(new Date(row.inAt)) : '',
          out: row.outAt ? localStamp(new Date(row.outAt)) : '',
          late: row.lateMinutes,
          early: row.earlyMinutes,
          break: row.breakMinutes,
          reason: row.reason ? attendanceReasons[row.reason][language] : '',
        }
      const last = page.at(-1)
      if (!last || page.length < PAGE) return
      after = [last.from_at.toISOString(), last.id]
    }
  },
})
