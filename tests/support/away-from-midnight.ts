import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, localDay, startOfLocalDay } from '../../platform/shared/dates.ts'

/** For a story that happens on one day: begun shortly before midnight in China, it waits for the next day. */
export async function awayFromMidnight(minutes: number): Promise<void> {
  const now = new Date()
  const left = startOfLocalDay(addDays(localDay(now), 1)).getTime() - now.getTime()
  if (left < minutes * 60_000) await sleep(left + 1000)
}
