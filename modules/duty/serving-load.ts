import { daysBetween, localDay } from '../../platform/shared/dates.ts'
import { holidayOn, isWeekend } from './holidays.ts'

export interface LoadSpan {
  from: Date
  until: Date
  night: boolean
}

/** What a person serves, added up. Hours and rest in hours with one decimal; `run` in days; `rest` undefined with fewer than two shifts. */
export interface Load {
  shifts: number
  hours: number
  nights: number
  weekends: number
  holidays: number
  run: number
  rest?: number
}

/** Adds up somebody's shifts: a day counts by its beginning, a weekend day as one day. */
export function loadOf(spans: readonly LoadSpan[]): Load {
  const inOrder = [...spans].sort((a, b) => a.from.getTime() - b.from.getTime())
  const days = [...new Set(inOrder.map(({ from }) => localDay(from)))]
  let [run, longest] = [0, 0]
  for (const [at, day] of days.entries()) {
    const before = days[at - 1]
    run = before && daysBetween(before, day) === 1 ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  const rests = inOrder.slice(1).map(({ from }, at) => hoursFrom(inOrder[at]?.until as Date, from))
  return {
    shifts: inOrder.length,
    hours: oneDecimal(inOrder.reduce((sum, { from, until }) => sum + hoursFrom(from, until), 0)),
    nights: inOrder.filter(({ night }) => night).length,
    weekends: days.filter((day) => isWeekend(day) && !holidayOn(day)).length,
    holidays: days.filter((day) => holidayOn(day)).length,
    run: longest,
    ...(rests.length > 0 ? { rest: oneDecimal(Math.min(...rests)) } : {}),
  }
}

function hoursFrom(from: Date, until: Date): number {
  return (until.getTime() - from.getTime()) / 3_600_000
}

function oneDecimal(hours: number): number {
  return Math.round(hours * 10) / 10
}
