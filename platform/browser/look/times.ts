import { localClock, localDay, sayDay, sayTime } from '../../shared/dates.ts'
import { type Language, sayIn, useLanguage } from '../language/language.ts'
import { texts } from './texts.ts'

type Instant = Date | string | number

/** 14:05:10, China time. */
export function secondText(at: Instant): string {
  const moment = new Date(at)
  return `${localClock(moment)}:${String(moment.getUTCSeconds()).padStart(2, '0')}`
}

/** 今天 14:05, 昨天 14:05, 9月12日 14:05, 2025年9月12日 14:05. */
export function timeText(at: Instant, language: Language, now: Date = new Date()): string {
  return capital(sayTime(new Date(at), now, language))
}

/** 今天, 9月12日; with the year when it is another one. */
export function dayText(at: Instant, language: Language, now: Date = new Date()): string {
  return capital(sayDay(localDay(new Date(at)), localDay(now), language))
}

/** 12日14时, 12 Nov 14h: short enough to stand under a chart. */
export function hourText(at: Instant, language: Language): string {
  const moment = new Date(at)
  const day = localDay(moment)
  const hour = Number(localClock(moment).slice(0, 2))
  if (language === 'zh') return `${Number(day.slice(8))}日${hour}时`
  // Seen from the first of January, so that today is named by its date like the days beside it.
  return `${sayDay(day, `${day.slice(0, 4)}-01-01`, 'en')} ${hour}h`
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

// On screens a time stands by itself, not inside a sentence.
function capital(text: string) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
