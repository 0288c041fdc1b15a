import type { Board } from './board.ts'

/**
 * Whether p's row keeps the rules after changes within days a to b, given that it kept them before: totals, and the
 * runs of days on and off that touch those days. Who may stand where is asked with `maySlot` before the change.
 */
export function isLegal(board: Board, p: number, a: number, b: number): boolean {
  return totalsHold(board, p, a, b) && runsHold(board, p, a, b)
}

function totalsHold(board: Board, p: number, a: number, b: number): boolean {
  const { c } = board
  const rules = c.rules[p]!
  const units = board.units[p]!
  if (units > rules.maxUnits || units < rules.minUnits || board.weekends[p]! > rules.maxWeekends) return false
  const from = board.counterFrom[p]!
  for (let i = 0; i < rules.counters.length; i++) if (board.counted[from + i]! > rules.counters[i]!.most) return false
  for (let week = c.weekOf[a]!; week <= c.weekOf[b]!; week++)
    if (board.weekUnits[p * c.weeks + week]! > rules.maxWeekUnits) return false
  return true
}

function runsHold(board: Board, p: number, a: number, b: number): boolean {
  const { c, x } = board
  const { D, K, slotKind } = c
  const { follows, minRun, maxRun, minOff, beforeKind, beforeRun } = c.rules[p]!
  const row = p * D
  let d = a > 0 ? a - 1 : 0
  const on = x[row + d]! >= 0
  while (d > 0 && x[row + d - 1]! >= 0 === on) d--
  let before = d === 0 ? beforeKind : x[row + d - 1]! < 0 ? -1 : slotKind[x[row + d - 1]!]!
  const stop = b + 1
  while (d <= stop && d < D) {
    const start = d
    if (x[row + d]! < 0) {
      while (d < D && x[row + d]! < 0) d++
      // Days off that touch an edge of the plan may go on beyond it.
      if (start > 0 && d < D && d - start < minOff) return false
      if (start === 0 && beforeKind >= 0 && d < D && d < minOff) return false
      before = -1
      continue
    }
    const earlier = start === 0 && beforeKind >= 0 ? beforeRun : 0
    while (d < D) {
      const s = x[row + d]!
      if (s < 0) break
      const k = slotKind[s]!
      if (before >= 0 && follows[before * K + k] === 0) return false
      before = k
      d++
    }
    const run = d - start + earlier
    if (run > maxRun) return false
    if (run < minRun && d < D && (start > 0 || earlier > 0)) return false
  }
  return true
}
