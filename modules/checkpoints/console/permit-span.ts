import dayjs, { type Dayjs } from 'dayjs'
import { localStamp } from '../../../platform/shared/dates.ts'

/** What a picker begins with: China's clock, whatever zone this machine is set to. */
export function pickerTime(at: Date | string): Dayjs {
  return dayjs(localStamp(new Date(at)).replace(' ', 'T'))
}

/** The moment a person picked, its clock read as China's. */
export function pickedMoment(picked: Dayjs): string {
  return new Date(`${picked.format('YYYY-MM-DDTHH:mm')}:00+08:00`).toISOString()
}
