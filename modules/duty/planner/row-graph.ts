import type { Compiled } from './compiled.ts'

/**
 * The rules on runs as a graph: where a person stands after a day (the third day on with an early shift, the first day
 * off) and what may come next. Kinds that all rules treat alike are one type, which keeps the graph small.
 */
export interface RowGraph {
  /** Kinds of each type. */
  types: number[][]
  /** Number of states. */
  Q: number
  start: number
  /** State after a day off, or -1 where that is not allowed. */
  offTo: Int16Array
  /** State after a shift of type t, at q * types.length + t, or -1. */
  onTo: Int16Array
  isOn: Uint8Array
  /** 1 for the states that this person's kinds can lead to. */
  reached: Uint8Array
}

export function rowGraph(c: Compiled, p: number): RowGraph {
  const { minRun, maxRun, minOff, beforeKind, beforeRun, follows } = c.rules[p]!
  const types = typesOf(c, p)
  const T = types.length
  const rows = new Map<string, number>()
  const classOf = Array.from({ length: c.K }, (_, k) => {
    const row = follows.subarray(k * c.K, (k + 1) * c.K).join('')
    if (!rows.has(row)) rows.set(row, rows.size)
    return rows.get(row)!
  })
  const classes = rows.size
  // Beyond maxRun nothing follows; where there is no maximum, a run that has reached its minimum needs no counting.
  const endless = maxRun > c.D
  const R = endless ? minRun : maxRun
  const exempt = minRun - 1
  const onAt = (k: number, r: number) => minOff + classOf[k]! * R + r - 1
  // A run that touches the first day is not held to its minimum.
  const exemptAt = (k: number, r: number) => minOff + classes * R + classOf[k]! * exempt + r - 1
  const first = minOff + classes * (R + exempt)
  const Q = first + 1
  const offTo = new Int16Array(Q).fill(-1)
  const onTo = new Int16Array(Q * T).fill(-1)
  const isOn = new Uint8Array(Q)
  for (let o = 0; o < minOff; o++) offTo[o] = Math.min(o + 1, minOff - 1)
  offTo[first] = minOff - 1
  for (let t = 0; t < T; t++) {
    const k = types[t]![0]!
    onTo[(minOff - 1) * T + t] = onAt(k, 1)
    onTo[first * T + t] = exempt ? exemptAt(k, 1) : onAt(k, 1)
  }
  for (let k = 0; k < c.K; k++) {
    for (let r = 1; r <= R; r++) leave(onAt(k, r), k, r >= minRun, endless ? Math.min(r + 1, R) : r + 1, onAt)
    for (let r = 1; r <= exempt; r++) leave(exemptAt(k, r), k, true, r + 1, r + 1 > exempt ? onAt : exemptAt)
  }
  const ran = Math.min(beforeRun, R)
  const start = beforeKind < 0 ? first : ran < minRun ? exemptAt(beforeKind, Math.max(1, ran)) : onAt(beforeKind, ran)
  return { types, Q, start, offTo, onTo, isOn, reached: reachedFrom(start, Q, T, offTo, onTo) }

  function leave(q: number, k: number, mayStop: boolean, run: number, at: (k: number, r: number) => number) {
    isOn[q] = 1
    if (mayStop) offTo[q] = 0
    for (let t = 0; t < T; t++) {
      const next = types[t]![0]!
      if (run <= R && run <= maxRun && follows[k * c.K + next] === 1) onTo[q * T + t] = at(next, run)
    }
  }
}

/** Kinds that p may serve anywhere or is pinned to. */
export function kindsOf(c: Compiled, p: number): number[] {
  const mine = new Uint8Array(c.K)
  for (let t = 0; t < c.stations; t++) if (c.may[p * c.stations + t] === 1) mine[c.stationKind[t]!] = 1
  for (let d = 0; d < c.D; d++) if (c.pin[p * c.D + d]! >= 0) mine[c.slotKind[c.pin[p * c.D + d]!]!] = 1
  return Array.from({ length: c.K }, (_, k) => k).filter((k) => mine[k] === 1)
}

function typesOf(c: Compiled, p: number): number[][] {
  const { follows, counters } = c.rules[p]!
  const types = new Map<string, number[]>()
  for (const k of kindsOf(c, p)) {
    const row = follows.subarray(k * c.K, (k + 1) * c.K).join('')
    const column = Array.from({ length: c.K }, (_, before) => follows[before * c.K + k]).join('')
    const counted = counters.map(({ counts }) => counts[k]).join('')
    const key = `${row} ${column} ${c.units[k]} ${counted}`
    types.set(key, [...(types.get(key) ?? []), k])
  }
  return [...types.values()]
}

function reachedFrom(start: number, Q: number, T: number, offTo: Int16Array, onTo: Int16Array): Uint8Array {
  const reached = new Uint8Array(Q)
  const open = [start]
  reached[start] = 1
  for (let q = open.pop(); q !== undefined; q = open.pop()) {
    for (let t = -1; t < T; t++) {
      const to = t < 0 ? offTo[q]! : onTo[q * T + t]!
      if (to < 0 || reached[to] === 1) continue
      reached[to] = 1
      open.push(to)
    }
  }
  return reached
}
