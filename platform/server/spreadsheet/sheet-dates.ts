const DAY_MS = 86_400_000
/** Excel counts days from here; it believes in 1900-02-29, so the count is right from 1900-03-01 on. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const DAYS_1904 = 1462
const LAST_SERIAL = 2_958_465

/** `2022-11-02` for a day, `2022-11-02 14:05` where there is a time of day, `14:05` for a time alone; undefined when no date. */
export function textOfSerial(serial: number, date1904 = false): string | undefined {
  const days = date1904 ? serial + DAYS_1904 : serial
  if (!(days >= 0 && days <= LAST_SERIAL + 1)) return undefined
  const minutes = Math.round(days * 1440)
  const iso = new Date(EPOCH_1900 + minutes * 60_000).toISOString()
  const time = iso.slice(11, 16)
  if (days < 1) return time
  return minutes % 1440 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`
}

/** Days since Excel's epoch of an ISO day or Date (its UTC day and time); undefined when it is not one. */
export function serialOf(value: string | Date): number | undefined {
  if (value instanceof Date) return (value.getTime() - EPOCH_1900) / DAY_MS
  const day = dayOfText(value)
  return day === undefined ? undefined : (Date.parse(`${day}T00:00:00Z`) - EPOCH_1900) / DAY_MS
}

const DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/
const DAY_OF_DIGITS = /^(\d{4})(\d{2})(\d{2})$/

/** ISO day of the ways people write one: 2022-11-02, 2022/11/2, 2022.11.2, 2022年11月2日, 20221102. Undefined otherwise. */
export function dayOfText(text: string): string | undefined {
  const found = DAY.exec(text) ?? DAY_OF_DIGITS.exec(text)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return undefined
  return date.toISOString().slice(0, 10)
}

/** The text of a cell in a date column: its ISO day where it is a day or Excel's number for one, else what it says. */
export function dateCellText(text: string): string {
  const day = dayOfText(text)
  if (day) return day
  // Five digits are 1927 to 2173: a date whose format was lost on the way through another program.
  if (/^\d{5}$/.test(text)) return textOfSerial(Number(text)) ?? text
  return text
}
