import type { Board } from './board.ts'
import { maySlot, serveCost } from './compiled.ts'
import { isLegal } from './legal.ts'

/** Somebody comes on a slot, or goes off it. */
export interface Change {
  p: number
  s: number
  on: boolean
}

/**
 * Fills one place in each of these slots with the fewest changes: somebody free where there is one; else one person moves
 * here and a free one takes what they leave. Slots that few could fill come first. `bars`: who is not to be asked on a day.
 * Answers the changes and the slots that stayed short.
 */
export function fillGaps(
  board: Board,
  gaps: readonly number[],
  bars: (p: number, d: number) => boolean = () => false,
): { changes: Change[]; short: number[] } {
  const { c } = board
  const seen = new Map<number, number[]>()
  const changes: Change[] = []
  const short: number[] = []
  const held = gaps.map((s) => ({ s, free: freeFor(s) })).sort((one, other) => one.free.length - other.free.length)
  for (const { s, free } of held) {
    const p = cheapest(free, s)
    if (p >= 0) put(p, s)
    else if (!chain(s)) short.push(s)
  }
  return { changes, short }

  function put(p: number, s: number): void {
    board.put(p, c.slotDay[s]!, s)
    changes.push({ p, s, on: true })
  }

  function freeFor(s: number): number[] {
    return freeOn(c.slotDay[s]!, s).filter((p) => maySlot(c, p, s))
  }

  /** Who could take on a shift of this day and kind: their rules ask the kind, not the slot. Looked up once. */
  function freeOn(d: number, s: number): number[] {
    const cell = d * c.K + c.slotKind[s]!
    const known = seen.get(cell)
    if (known) return known
    const free: number[] = []
    for (let p = 0; p < c.P; p++) {
      if (board.x[p * c.D + d]! >= 0 || c.off[p * c.D + d] === 1 || bars(p, d)) continue
      const before = board.cost
      board.put(p, d, s)
      if (isLegal(board, p, d, d)) free.push(p)
      board.put(p, d, -1)
      board.cost = before
    }
    seen.set(cell, free)
    return free
  }

  /** The one whose coming costs the least within the rules, or -1. */
  function cheapest(free: readonly number[], s: number): number {
    const d = c.slotDay[s]!
    const filled = board.count[s]! < c.need[s]! ? c.under[s]! : 0
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (const p of free) {
      if (board.x[p * c.D + d]! >= 0) continue
      // Serving is the least of what a person costs here; most are dearer by that alone.
      if (c.groupOf[p]! < 0 && serveCost(c, p, s) - filled >= least) continue
      const before = board.cost
      board.put(p, d, s)
      const costs = board.cost - before
      if (costs < least && isLegal(board, p, d, d)) {
        least = costs
        best = p
      }
      board.put(p, d, -1)
      board.cost = before
    }
    return best
  }

  function chain(s: number): boolean {
    const d = c.slotDay[s]!
    const freeHere = new Map<number, number[]>()
    for (let q = 0; q < c.P; q++) {
      const t = board.x[q * c.D + d]!
      if (t < 0 || t === s || c.pin[q * c.D + d]! >= 0 || bars(q, d) || !maySlot(c, q, s)) continue
      // People are free for stations, not for slots: one list serves all slots of a station that day.
      const station = c.slotStation[t]!
      const free = freeHere.get(station) ?? freeFor(t)
      freeHere.set(station, free)
      if (free.length === 0) continue
      board.put(q, d, s)
      const follower = isLegal(board, q, d, d) ? cheapest(free, t) : -1
      if (follower < 0) {
        board.put(q, d, t)
        continue
      }
      changes.push({ p: q, s: t, on: false }, { p: q, s, on: true })
      put(follower, t)
      return true
    }
    return false
  }
}
