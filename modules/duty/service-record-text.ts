import { localClock } from '../../platform/shared/dates.ts'
import type { Language } from '../../platform/shared/problem.ts'
import { attendanceReasons } from './attendance.ts'
import { recordSums, type ServiceLine, type ServiceRecord } from './service-record.ts'
import { remarkWords, sumWords } from './service-record-words.ts'

/** A record as plain text: what it adds up to, then a line for each attendance, its parts with tabs between, as a sheet takes them. */
export function recordText(record: ServiceRecord, language: Language): string {
  const sums = recordSums.map((key) => `${sumWords[key][language]} ${record[key]}`)
  const lines = record.rows.map((row) =>
    [row.day, row.postName, row.areaName, clocksOf(row), hoursOf(row), remarkOf(row, language)].join('\t').trimEnd(),
  )
  return [[record.name, ...sums].filter(Boolean).join('\t'), ...lines].join('\n')
}

/** '06:02–12:00' where they came, else '–'. */
export function clocksOf({ inAt, outAt }: Pick<ServiceLine, 'inAt' | 'outAt'>): string {
  return inAt ? clockSpanOf(inAt, outAt) : '–'
}

/** Hours of a line; they are known once somebody has left. */
export const hoursOf = ({ outAt, hours }: Pick<ServiceLine, 'outAt' | 'hours'>) => (outAt ? hours : '–')

export const clockSpanOf = (from: string, until: string | null) =>
  `${localClock(new Date(from))}–${until ? localClock(new Date(until)) : ''}`

/** What is to be said of a line: absent and why, late, left early, no shift, an objection that waits. */
export function remarkOf(row: ServiceLine, language: Language): string {
  const say = remarkWords[language]
  const counted = (text: string, minutes: number) => (minutes > 0 ? text.replace('{minutes}', String(minutes)) : '')
  return [
    row.rostered ? '' : say.unrostered,
    row.absent ? say.absent : '',
    row.reason ? attendanceReasons[row.reason][language] : '',
    counted(say.late, row.lateMinutes),
    counted(say.early, row.earlyMinutes),
    row.objection && !row.objection.answeredAt ? say.objected : '',
  ]
    .filter(Boolean)
    .join(language === 'zh' ? '，' : ', ')
}
