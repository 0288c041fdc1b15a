import { type Generated, type GenerateOptions, generateRows } from './generate-rows.ts'
import type { Master } from './master.ts'
import type { RowFinder } from './window-row.ts'

export interface RootOptions extends Pick<GenerateOptions, 'people' | 'stop'> {
  /** What a roster must cost less than to be of use. */
  below: () => number
  onBound: (bound: number) => void
}

/** Broken counts nearer to a whole number than this are taken for whole. */
const WHOLE = 0.02

/**
 * The programme over everybody. Where its shares leave a broken number of places short in all, there are two cases: fewer
 * stay short, or more. Both are solved; the lesser of their bounds holds, and the master stays in the more hopeful case.
 */
export function solveRoot(master: Master, rows: RowFinder, options: RootOptions): Float64Array | undefined {
  const { people, stop, below, onBound } = options
  const usual = { people, stop, tolerance: 0.01, mostRounds: 1e9, exact: true }
  const first = generateRows(master, rows, { ...usual, onRound: ({ bound }) => onBound(bound) })
  const missing = master.missing()
  const fewer = Math.floor(missing)
  if (stop() || missing - fewer < WHOLE || fewer + 1 - missing < WHOLE || first.bound > below()) return first.prices
  const centre = first.prices
  master.holdMissing('most', fewer)
  const less = generateRows(master, rows, { ...usual, centre, below: below() })
  master.holdMissing('least', fewer + 1)
  const onRound = ({ bound }: Generated) => onBound(Math.min(bound, less.bound))
  const more = generateRows(master, rows, { ...usual, centre, onRound })
  if (less.bound > below() || less.objective >= more.objective) return more.prices
  master.holdMissing('most', fewer)
  return generateRows(master, rows, { ...usual, centre: less.prices }).prices
}
