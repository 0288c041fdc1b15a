const SLOTS = 256
const moments = new Float64Array(SLOTS).fill(Number.NaN)
const texts = new Array<string>(SLOTS)

/** `toISOString` of a moment; all rows of a commit share theirs, and each is asked for several times. */
export function isoOf(moment: Date): string {
  const ms = moment.getTime()
  const slot = Math.abs(ms) % SLOTS
  if (moments[slot] !== ms) {
    texts[slot] = moment.toISOString()
    moments[slot] = ms
  }
  return texts[slot] as string
}
