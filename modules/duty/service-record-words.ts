import type { recordSums } from './service-record.ts'

/** What a record adds up to, as screens and the printed page call it. */
export const sumWords: Record<(typeof recordSums)[number], { zh: string; en: string }> = {
  times: { zh: '人次', en: 'Times' },
  hours: { zh: '工时', en: 'Hours' },
  days: { zh: '天数', en: 'Days' },
  nights: { zh: '夜班', en: 'Nights' },
  weekends: { zh: '周末天数', en: 'Weekend days' },
  run: { zh: '最长连续', en: 'Longest run' },
  late: { zh: '迟到', en: 'Late' },
  absent: { zh: '缺勤', en: 'Absent' },
}

export const remarkWords = {
  zh: {
    absent: '缺勤',
    late: '迟到{minutes}分钟',
    early: '早退{minutes}分钟',
    unrostered: '无排班',
    objected: '异议待答复',
  },
  en: {
    absent: 'absent',
    late: '{minutes} min late',
    early: 'left {minutes} min early',
    unrostered: 'no shift',
    objected: 'objection waits',
  },
} as const
