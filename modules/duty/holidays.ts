import { addDays, type LocalDay } from '../../platform/shared/dates.ts'

interface Notice {
  year: number
  source: string
  /** First and last day off of each holiday; the holiday itself comes first where the law pays it threefold. */
  holidays: { name: { zh: string; en: string }; from: LocalDay; to: LocalDay }[]
  /** Saturdays and Sundays that are worked instead. */
  workdays: LocalDay[]
}

const names = {
  newYear: { zh: '元旦', en: 'New Year' },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Qingming' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn' },
  national: { zh: '国庆节', en: 'National Day' },
} as const

/** Public holidays of mainland China as the State Council announced them, with the weekends worked in exchange. */
export const notices: readonly Notice[] = [
  {
    year: 2021,
    source: '国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号）',
    holidays: [
      { name: names.newYear, from: '2021-01-01', to: '2021-01-03' },
      { name: names.spring, from: '2021-02-11', to: '2021-02-17' },
      { name: names.qingming, from: '2021-04-03', to: '2021-04-05' },
      { name: names.labour, from: '2021-05-01', to: '2021-05-05' },
      { name: names.dragonBoat, from: '2021-06-12', to: '2021-06-14' },
      { name: names.midAutumn, from: '2021-09-19', to: '2021-09-21' },
      { name: names.national, from: '2021-10-01', to: '2021-10-07' },
    ],
    workdays: ['2021-02-07', '2021-02-20', '2021-04-25', '2021-05-08', '2021-09-18', '2021-09-26', '2021-10-09'],
  },
  {
    year: 2022,
    source: '国务院办公厅关于2022年部分节假日安排的通知（国办发明电〔2021〕11号）',
    holidays: [
      { name: names.newYear, from: '2022-01-01', to: '2022-01-03' },
      { name: names.spring, from: '2022-01-31', to: '2022-02-06' },
      { name: names.qingming, from: '2022-04-03', to: '2022-04-05' },
      { name: names.labour, from: '2022-04-30', to: '2022-05-04' },
      { name: names.dragonBoat, from: '2022-06-03', to: '2022-06-05' },
      { name: names.midAutumn, from: '2022-09-10', to: '2022-09-12' },
      { name: names.national, from: '2022-10-01', to: '2022-10-07' },
    ],
    workdays: ['2022-01-29', '2022-01-30', '2022-04-02', '2022-04-24', '2022-05-07', '2022-10-08', '2022-10-09'],
  },
]

const off = new Map<LocalDay, { zh: string; en: string }>()
const worked = new Set<LocalDay>()
for (const { holidays, workdays } of notices) {
  for (const { name, from, to } of holidays) for (let day = from; day <= to; day = addDays(day, 1)) off.set(day, name)
  for (const day of workdays) worked.add(day)
}

/** The public holiday that a day belongs to; undefined on other days and in years whose notice is not here. */
export function holidayOn(day: LocalDay): { zh: string; en: string } | undefined {
  return off.get(day)
}

/** Monday is 0. */
export function weekdayOf(day: LocalDay): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** A Saturday or Sunday that is not worked in exchange for a holiday. */
export function isWeekend(day: LocalDay): boolean {
  return weekdayOf(day) > 4 && !worked.has(day)
}

/** A day on which offices work: no weekend and no holiday. */
export function isWorkday(day: LocalDay): boolean {
  return !isWeekend(day) && !off.has(day)
}
