import { Board } from './board.ts'
import type { Compiled, PersonRules } from './compiled.ts'

/** Some people and days of a roster as a roster of its own: what lies outside counts against needs and limits. */
export interface Part {
  c: Compiled
  board: Board
  /** Days of the part that may change, from a to e; the others say what runs they continue. */
  a: number
  e: number
  /** Puts the part's rows where they came from. */
  putBack: (onto: Board) => void
}

/** So many days before and after those that change are looked at, so that runs and weekends are seen whole. */
const MARGIN = 8

/** Cuts the days a to e of these people out of the board. Costs of keeping together are left out: compare whole boards. */
export function cutPart(board: Board, people: readonly number[], a: number, e: number): Part {
  const { c } = board
  const first = weekStart(c, Math.max(0, a - MARGIN))
  const last = weekEnd(c, Math.min(c.D, e + MARGIN))
  const fromSlot = c.from[first * c.K]!
  const slots = c.slotList.slice(fromSlot, c.from[last * c.K])
  const numberOf = new Int32Array(c.S).fill(-1)
  for (const [at, s] of slots.entries()) numberOf[s] = at
  const inside = new Int32Array(slots.length)
  for (const p of people)
    for (let d = first; d < last; d++) if (board.x[p * c.D + d]! >= 0) inside[numberOf[board.x[p * c.D + d]!]!]!++
  const others = (at: number) => board.count[slots[at]!]! - inside[at]!
  // Slots of the margin are held, and others are not for these people: without a cost they need no row of a programme.
  const may = mayServe(c, people)
  const open = (s: number) => c.slotDay[s]! >= a && c.slotDay[s]! < e && may[c.slotStation[s]!] === 1
  const days = <T extends Int16Array | Uint8Array | Int32Array | Float64Array>(from: T, width: number): T => {
    const whole = c.D * width
    const some = (last - first) * width
    const into = new (from.constructor as new (length: number) => T)(people.length * some)
    for (const [at, p] of people.entries())
      into.set(from.subarray(p * whole + first * width, p * whole + last * width) as never, at * some)
    return into
  }
  const rowsOf = <T extends Uint8Array | Float64Array>(from: T, width: number): T => {
    const into = new (from.constructor as new (length: number) => T)(people.length * width)
    for (const [at, p] of people.entries()) into.set(from.subarray(p * width, (p + 1) * width) as never, at * width)
    return into
  }
  const week = c.weekOf[first]!
  const part: Compiled = {
    ...c,
    ...{ P: people.length, D: last - first, S: slots.length, base: 0, groups: [] },
    weekendOf: c.weekendOf.slice(first, last).map((one) => (one < 0 ? -1 : one - week)),
    weekOf: c.weekOf.slice(first, last).map((one) => one - week),
    weeks: c.weekOf[last - 1]! - week + 1,
    slotDay: slots.map((s) => c.slotDay[s]! - first),
    slotKind: slots.map((s) => c.slotKind[s]!),
    slotPost: slots.map((s) => c.slotPost[s]!),
    slotStation: slots.map((s) => c.slotStation[s]!),
    need: slots.map((s, at) => (open(s) ? Math.max(0, c.need[s]! - others(at)) : 0)),
    under: Float64Array.from(slots, (s) => (open(s) ? c.under[s]! : 0)),
    over: Float64Array.from(slots, (s) => (open(s) ? c.over[s]! : 0)),
    most: slots.map((s, at) => (open(s) && c.most[s]! < c.P ? c.most[s]! - others(at) : people.length)),
    slotList: slots.map((_, at) => at),
    from: c.from.slice(first * c.K, last * c.K + 1).map((at) => at - fromSlot),
    may: rowsOf(c.may, c.stations),
    walk: rowsOf(c.walk, c.posts),
    off: days(c.off, 1),
    pin: days(c.pin, 1).map((s) => (s < 0 ? -1 : numberOf[s]!)),
    wish: days(c.wish, c.K),
    rules: people.map((p) => rulesInside(board, p, first, last)),
    groupOf: new Int32Array(people.length).fill(-1),
  }
  const cut = new Board(part)
  cut.copyFrom(days(board.x, 1).map((s) => (s < 0 ? -1 : numberOf[s]!)))
  return { c: part, board: cut, a: a - first, e: e - first, putBack }

  function putBack(onto: Board): void {
    for (const [at, p] of people.entries())
      for (let d = a; d < e; d++) {
        const s = cut.x[at * part.D + d - first]!
        onto.put(p, d, s < 0 ? -1 : slots[s]!)
      }
  }
}

/** What p's limits leave for the days first to last, given what they serve outside them. */
function rulesInside(board: Board, p: number, first: number, last: number): PersonRules {
  const { c, x } = board
  const rules = c.rules[p]!
  const row = p * c.D
  let units = 0
  let weekends = 0
  for (let d = 0; d < c.D; d++) {
    if ((d >= first && d < last) || x[row + d]! < 0) continue
    units += c.units[c.slotKind[x[row + d]!]!]!
    const second = d > 0 && c.weekendOf[d - 1] === c.weekendOf[d] && x[row + d - 1]! >= 0
    if (c.weekendOf[d]! >= 0 && !second) weekends++
  }
  const counters = rules.counters.map(({ counts, cost, most }, i) => {
    let outside = board.counted[board.counterFrom[p]! + i]!
    for (let d = first; d < last; d++)
      if (x[row + d]! >= 0 && counts[d * c.K + c.slotKind[x[row + d]!]!] === 1) outside--
    const inside = counts.subarray(first * c.K, last * c.K)
    return { counts: inside, cost: cost.slice(outside).map((one) => one - cost[outside]!), most: most - outside }
  })
  let run = 0
  while (first - run > 0 && x[row + first - run - 1]! >= 0) run++
  const reached = run === first ? run + (rules.beforeKind < 0 ? 0 : rules.beforeRun) : run
  return {
    ...rules,
    minUnits: Math.max(0, rules.minUnits - units),
    maxUnits: rules.maxUnits - units,
    maxWeekends: rules.maxWeekends - weekends,
    weekendCost: rules.weekendCost.slice(weekends).map((one) => one - rules.weekendCost[weekends]!),
    counters: counters.filter(({ cost, most }) => cost[1] !== 0 || most < last - first),
    beforeKind: first === 0 ? rules.beforeKind : run ? c.slotKind[x[row + first - 1]!]! : -1,
    beforeRun: first === 0 ? rules.beforeRun : reached,
  }
}

/** 1 for the stations at which one of these people may serve. */
export function mayServe({ stations, may }: Compiled, people: readonly number[]): Uint8Array {
  const any = new Uint8Array(stations)
  for (const p of people) for (let t = 0; t < stations; t++) any[t]! |= may[p * stations + t]!
  return any
}

function weekStart({ weekOf }: Compiled, d: number): number {
  while (d > 0 && weekOf[d - 1] === weekOf[d]) d--
  return d
}

function weekEnd({ weekOf, D }: Compiled, d: number): number {
  while (d < D && weekOf[d] === weekOf[d - 1]) d++
  return d
}
