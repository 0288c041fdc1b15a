import { type Compiled, coverCost, serveCost } from './compiled.ts'

/** A roster in the making: who serves which slot on which day, with its cost kept up with each change. */
export class Board {
  readonly c: Compiled
  /** Slot of person p on day d at p * D + d, or -1. */
  readonly x: Int32Array
  readonly count: Int32Array
  readonly units: Int32Array
  readonly weekUnits: Int32Array
  readonly weekends: Int16Array
  /** How many of a weekend's two days are served, by week. */
  readonly weekendDays: Uint8Array
  /** Counters of all people, one after the other: those of p begin at counterFrom[p]. */
  readonly counted: Int16Array
  readonly counterFrom: Int32Array
  cost: number

  constructor(c: Compiled) {
    this.c = c
    this.x = new Int32Array(c.P * c.D).fill(-1)
    this.count = new Int32Array(c.S)
    this.units = new Int32Array(c.P)
    this.weekUnits = new Int32Array(c.P * c.weeks)
    this.weekends = new Int16Array(c.P)
    this.weekendDays = new Uint8Array(c.P * c.weeks)
    this.counterFrom = new Int32Array(c.P + 1)
    for (let p = 0; p < c.P; p++) this.counterFrom[p + 1] = this.counterFrom[p]! + c.rules[p]!.counters.length
    this.counted = new Int16Array(this.counterFrom[c.P]!)
    this.cost = c.base
    for (let s = 0; s < c.S; s++) this.cost += coverCost(c, s, 0)
  }

  /** Puts p on slot s on day d, or takes them off with -1. The rules are not asked: see `legal.ts`. */
  put(p: number, d: number, s: number): void {
    const at = p * this.c.D + d
    const old = this.x[at]!
    if (old === s) return
    if (old >= 0) this.take(p, d, old)
    this.x[at] = s
    if (s >= 0) this.give(p, d, s)
  }

  private give(p: number, d: number, s: number): void {
    const { c } = this
    const group = c.groupOf[p]!
    if (group >= 0) this.cost += this.aloneAround(p, d, s, group)
    const count = this.count[s]!
    this.cost += count < c.need[s]! ? -c.under[s]! : c.over[s]!
    this.count[s] = count + 1
    this.cost += serveCost(c, p, s)
    this.tally(p, d, c.slotKind[s]!, 1)
  }

  private take(p: number, d: number, s: number): void {
    const { c } = this
    const group = c.groupOf[p]!
    if (group >= 0) this.cost -= this.aloneAround(p, d, s, group)
    const count = this.count[s]! - 1
    this.cost -= count < c.need[s]! ? -c.under[s]! : c.over[s]!
    this.count[s] = count
    this.cost -= serveCost(c, p, s)
    this.tally(p, d, c.slotKind[s]!, -1)
  }

  private tally(p: number, d: number, k: number, by: 1 | -1): void {
    const { c } = this
    const rules = c.rules[p]!
    const units = by * c.units[k]!
    const week = p * c.weeks + c.weekOf[d]!
    this.units[p]! += units
    this.weekUnits[week]! += units
    if (c.weekendOf[d]! >= 0) {
      this.weekendDays[week]! += by
      if (this.weekendDays[week] === (by === 1 ? 1 : 0)) {
        this.cost -= rules.weekendCost[this.weekends[p]!]!
        this.weekends[p]! += by
        this.cost += rules.weekendCost[this.weekends[p]!]!
      }
    }
    const { counters } = rules
    const from = this.counterFrom[p]!
    for (let i = 0; i < counters.length; i++) {
      const counter = counters[i]!
      if (counter.counts[d * c.K + k] === 0) continue
      const n = this.counted[from + i]!
      this.counted[from + i] = n + by
      this.cost += counter.cost[n + by]! - counter.cost[n]!
    }
  }

  /** What p's presence in s changes in the cost of serving alone: p's own, less that of one whom p joins. */
  private aloneAround(p: number, d: number, s: number, group: number): number {
    const { c, x } = this
    const { members, weight } = c.groups[group]!
    let others = 0
    for (const q of members) {
      if (q === p) continue
      const t = x[q * c.D + d]!
      if (t >= 0 && sameShift(c, s, t)) others++
    }
    return others === 0 ? weight : others === 1 ? -weight : 0
  }

  /** The row of p as slots, copied. */
  row(p: number): Int32Array {
    return this.x.slice(p * this.c.D, (p + 1) * this.c.D)
  }

  setRow(p: number, row: Int32Array): void {
    for (let d = 0; d < this.c.D; d++) this.put(p, d, row[d]!)
  }

  copyFrom(x: Int32Array): void {
    const { D, P } = this.c
    for (let p = 0; p < P; p++) for (let d = 0; d < D; d++) this.put(p, d, x[p * D + d]!)
  }

  missing(): number {
    let missing = 0
    for (let s = 0; s < this.c.S; s++) missing += Math.max(0, this.c.need[s]! - this.count[s]!)
    return missing
  }
}

/** Two roles of one shift: the same day, kind and post. */
export function sameShift(c: Compiled, s: number, t: number): boolean {
  return (
    s === t || (c.slotDay[s] === c.slotDay[t] && c.slotKind[s] === c.slotKind[t] && c.slotPost[s] === c.slotPost[t])
  )
}
