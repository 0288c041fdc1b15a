import { type Language, sayIn, useLanguage } from '../language/language.ts'
import { texts } from './texts.ts'

const ZONE = 'Asia/Shanghai'
const DAY_MS = 86_400_000
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const isoDay = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE })
const dayIn = {
  zh: new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, month: 'numeric', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, month: 'short', day: 'numeric' }),
}

type Instant = Date | string | number

/** 14:05:10, China time. */
export function secondText(at: Instant): string {
  return clockWithSeconds.format(new Date(at))
}

/** The China-time day of an instant, 2025-09-12. */
export function localDay(at: Instant): string {
  return isoDay.format(new Date(at))
}

/** The instant a China-time day begins: 2025-09-12 is 2025-09-11T16:00:00.000Z. */
export function startOfDay(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString()
}

/** 今天 14:05, 昨天 14:05, 9月12日 14:05, 2025年9月12日 14:05. */
export function timeText(at: Instant, language: Language, now: Date = new Date()): string {
  const say = sayIn(texts, language)
  const time = clock.format(new Date(at))
  const day = localDay(at)
  if (day === localDay(now)) return say('today', { time })
  if (day === localDay(now.getTime() - DAY_MS)) return say('yesterday', { time })
  if (day === localDay(now.getTime() + DAY_MS)) return say('tomorrow', { time })
  return `${dayText(at, language, now)} ${time}`
}

/** 9月12日; with the year when it is another one. */
export function dayText(at: Instant, language: Language, now: Date = new Date()): string {
  const monthDay = monthDayText(at, language)
  const year = localDay(at).slice(0, 4)
  if (year === localDay(now).slice(0, 4)) return monthDay
  return language === 'zh' ? `${year}年${monthDay}` : `${monthDay} ${year}`
}

/** 12日14时, 12 Nov 14h: short enough to stand under a chart. */
export function hourText(at: Instant, language: Language): string {
  const hour = clock.format(new Date(at)).slice(0, 2)
  const day = Number(localDay(at).slice(8))
  return language === 'zh' ? `${day}日${Number(hour)}时` : `${monthDayText(at, 'en')} ${hour}h`
}

/** 6 分钟前 within the hour, otherwise as `timeText`. */
export function agoText(at: Instant, language: Language, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 0 || minutes >= 60) return timeText(at, language, now)
  const say = sayIn(texts, language)
  return minutes === 0 ? say('justNow') : say('minutesAgo', { minutes })
}

export function useTimes() {
  const language = useLanguage()
  return {
    time: (at: Instant) => timeText(at, language),
    day: (at: Instant) => dayText(at, language),
    hour: (at: Instant) => hourText(at, language),
    ago: (at: Instant) => agoText(at, language),
  }
}

function monthDayText(at: Instant, language: Language) {
  if (language === 'en') return dayIn.en.format(new Date(at))
  const [, month, day] = localDay(at).split('-')
  return `${Number(month)}月${Number(day)}日`
}
