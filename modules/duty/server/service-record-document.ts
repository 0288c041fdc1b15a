import type { Block, Doc } from '../../../platform/server/documents/document.ts'
import { localDay, localStamp } from '../../../platform/shared/dates.ts'
import type { Language } from '../../../platform/shared/problem.ts'
import { recordSums, type ServiceLine, type ServiceRecord } from '../service-record.ts'
import { clockSpanOf, clocksOf, hoursOf, remarkOf } from '../service-record-text.ts'
import { sumWords } from '../service-record-words.ts'

const words = {
  zh: {
    title: '服务记录',
    ofWhom: '姓名：',
    sums: '合计',
    lines: '明细',
    day: '日期',
    post: '岗位',
    area: '区域',
    due: '应到',
    there: '实到',
    hours: '工时',
    remark: '说明',
    none: '没有值守记录。',
    note: '本表由系统按原始签到记录生成，只列本人值守，不作评分和排名。对记录有异议的，可在系统中提出。',
  },
  en: {
    title: 'Service record',
    ofWhom: 'Name: ',
    sums: 'In all',
    lines: 'Line by line',
    day: 'Day',
    post: 'Post',
    area: 'Area',
    due: 'Due',
    there: 'There',
    hours: 'Hours',
    remark: 'Remark',
    none: 'No duty recorded.',
    note: 'Made from the check-ins as recorded; one person’s own duty, without score or rank. Whoever finds it wrong may object in the system.',
  },
} as const

/** A record as it is printed and taken along. */
export function serviceRecordDocument(record: ServiceRecord, language: Language): Doc {
  const say = words[language]
  const asOf = new Date(record.asOf)
  const sums = recordSums.map((key) => [sumWords[key][language], record[key]] as const)
  const blocks: Block[] = [
    { kind: 'paragraph', text: `${say.ofWhom}${record.name || '–'}` },
    {
      kind: 'table',
      caption: say.sums,
      columns: sums.map(([header]) => ({ header, type: 'number' })),
      rows: [sums.map(([, value]) => value)],
    },
    record.rows.length === 0 ? { kind: 'paragraph', text: say.none } : linesOf(record.rows, language),
    { kind: 'note', text: say.note },
  ]
  return { title: say.title, date: localDay(asOf), language, blocks }
}

function linesOf(rows: readonly ServiceLine[], language: Language): Block {
  const say = words[language]
  return {
    kind: 'table',
    caption: say.lines,
    columns: [
      { header: say.day, type: 'date', width: 12 },
      { header: say.post, width: 22 },
      { header: say.area, width: 14 },
      { header: say.due, width: 13 },
      { header: say.there, width: 13 },
      { header: say.hours, type: 'number', width: 7 },
      { header: say.remark, width: 19 },
    ],
    rows: rows.map((row) => [
      row.day,
      row.postName,
      row.areaName,
      row.rostered ? clockSpanOf(row.from, row.until) : '–',
      clocksOf(row),
      hoursOf(row),
      remarkOf(row, language),
    ]),
  }
}

/** What the file is called: whose record, and as of which day. */
export function recordFileName({ name, asOf }: ServiceRecord, language: Language, format: string): string {
  return `${[words[language].title, name, localStamp(new Date(asOf)).slice(0, 10)].filter(Boolean).join(' ')}.${format}`
}
