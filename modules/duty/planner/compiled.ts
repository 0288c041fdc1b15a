/*
 * The model as numbers in flat arrays, made once before a search. Names: p person, d day, k kind, s slot, t station
 * (the slots of one post, role, kind and skills: who may stand there does not depend on the day).
 */

/** A sum over a person's row whose cost is not linear: nights, holidays, or shifts of a kind with a maximum. */
export interface Counter {
  /** 1 where a shift of kind k on day d counts, at d * K + k. */
  counts: Uint8Array
  cost: Float64Array
  /** More than this is against the rules. */
  most: number
}

/** The rules of one person, in the units of `Compiled`. */
export interface PersonRules {
  minUnits: number
  maxUnits: number
  maxWeekUnits: number
  minRun: number
  maxRun: number
  minOff: number
  maxWeekends: number
  /** Cost when n weekends are served. */
  weekendCost: Float64Array
  counters: Counter[]
  /** follows[k * K + next]: 1 when `next` may be served on the day after k. */
  follows: Uint8Array
  /** Kind served on the day before day 0, or -1, and the days on duty in a row up to it. */
  beforeKind: number
  beforeRun: number
}

export interface Compiled {
  P: number
  D: number
  K: number
  S: number
  /** Weekend that a day belongs to, or -1; and its calendar week. */
  weekendOf: Int16Array
  weekOf: Int16Array
  weekends: number
  weeks: number
  /** A shift's length in units: the greatest length that divides all. */
  units: Int32Array
  unitMinutes: number
  slotDay: Int32Array
  slotKind: Int32Array
  slotPost: Int32Array
  slotStation: Int32Array
  need: Int32Array
  under: Float64Array
  /** Cost of each person above the need. */
  over: Float64Array
  /** Nobody is put beyond this head-count. */
  most: Int32Array
  /** Slots of day d and kind k: slotList[from[d * K + k]] up to from[d * K + k + 1]. */
  slotList: Int32Array
  from: Int32Array
  stations: number
  stationKind: Int32Array
  /** may[p * stations + t]: 1 when skills, posts and kinds allow it. */
  may: Uint8Array
  off: Uint8Array
  /** The slot pinned on p * D + d, or -1. */
  pin: Int32Array
  posts: number
  walk: Float64Array
  /** Cost of serving kind k on day d, at (p * D + d) * K + k; wishes to serve are negative here and in `base`. */
  wish: Float64Array
  /** What all wishes to serve would cost if nobody served. */
  base: number
  rules: PersonRules[]
  /** The group each person is kept together with, or -1; members of each group. */
  groupOf: Int32Array
  groups: { members: number[]; weight: number }[]
}

/** What a slot costs with `count` people. */
export function coverCost(c: Compiled, s: number, count: number): number {
  const missing = c.need[s]! - count
  if (missing > 0) return missing * c.under[s]!
  return missing === 0 ? 0 : -missing * c.over[s]!
}

/** What it costs p to serve slot s, beside what is counted over the whole row. */
export function serveCost(c: Compiled, p: number, s: number): number {
  const post = c.slotPost[s]!
  const wish = c.wish[(p * c.D + c.slotDay[s]!) * c.K + c.slotKind[s]!]!
  return post < 0 ? wish : wish + c.walk[p * c.posts + post]!
}

/** Whether p may serve slot s at all, whatever else they serve. */
export function maySlot(c: Compiled, p: number, s: number): boolean {
  return c.off[p * c.D + c.slotDay[s]!] === 0 && c.may[p * c.stations + c.slotStation[s]!] === 1
}

/** 1 when all costs are whole numbers, so that a better roster is better by 1 at least; otherwise next to nothing. */
export function smallestStep(c: Compiled): number {
  const whole = (values: Float64Array) => values.every((value) => Number.isInteger(value))
  const rules = c.rules.every(
    ({ weekendCost, counters }) => whole(weekendCost) && counters.every(({ cost }) => whole(cost)),
  )
  const groups = c.groups.every(({ weight }) => Number.isInteger(weight))
  return rules && groups && [c.under, c.over, c.walk, c.wish].every(whole) ? 1 : 1e-6
}
