import { z } from 'zod'
import type { Language } from './problem.ts'

/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Days of rules, figures and screens are these, wherever the machine stands. */
export const LocalDay = z.iso.date()
export type LocalDay = z.infer<typeof LocalDay>

// China keeps one zone and has had no summer time since 1991: a fixed offset is exact, and far cheaper than Intl on hot paths.
const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

function localIso(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString()
}

export function localDay(at: Date): LocalDay {
  return localIso(at).slice(0, 10)
}

/** '14:05', Asia/Shanghai. */
export function localClock(at: Date): string {
  return localIso(at).slice(11, 16)
}

/** '2021-11-03 14:05', Asia/Shanghai: the form for problems, exports and logs, the same in both languages. */
export function localStamp(at: Date): string {
  const iso = localIso(at)
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

/** The moment a local day begins; the day is the half-open span from it to the start of the next. */
export function startOfLocalDay(day: LocalDay): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS)
}

export function addDays(day: LocalDay, days: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Whole days from one local day to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

const near: Record<number, Record<Language, string>> = {
  [-1]: { zh: '昨天', en: 'yesterday' },
  0: { zh: '今天', en: 'today' },
  1: { zh: '明天', en: 'tomorrow' },
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day as people say it seen from `today`: 今天, 昨天, 11月3日, and with the year when it is another one. */
export function sayDay(day: LocalDay, today: LocalDay, language: Language): string {
  const close = near[daysBetween(today, day)]
  if (close) return close[language]
  const [year = '', month, date] = day.split('-')
  const sameYear = today.startsWith(year)
  if (language === 'zh') return `${sameYear ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
  return `${Number(date)} ${months[Number(month) - 1]}${sameYear ? '' : ` ${year}`}`
}

/** '今天 14:05', 'yesterday 09:30', '2020年12月31日 08:00'. */
export function sayTime(at: Date, now: Date, language: Language): string {
  return `${sayDay(localDay(at), localDay(now), language)} ${localClock(at)}`
}
