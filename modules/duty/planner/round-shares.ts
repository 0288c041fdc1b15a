import type { Board } from './board.ts'
import type { Master } from './master.ts'
import type { Random } from './random.ts'

/**
 * Whole rows from the shares of the programme in one go: the surest people first, each the row that costs least beside
 * those already placed, of the rows that the programme gives them a share of. The board ends on these rows.
 */
export function roundShares(master: Master, board: Board, random: Random): void {
  const { P } = master.c
  const options = Array.from({ length: P }, (_, p) => {
    const rows = master.ofPerson[p]!.map((at) => ({ at, share: master.share(at) })).filter(({ share }) => share > 0.02)
    return { p, rows, surest: Math.max(0, ...rows.map(({ share }) => share)) + 0.2 * random.next() }
  })
  options.sort((one, other) => other.surest - one.surest)
  const off = new Int32Array(master.c.D).fill(-1)
  for (const { p, rows } of options) if (rows.length) board.setRow(p, off)
  for (const { p, rows } of options) {
    let best: Int32Array | undefined
    let least = Number.POSITIVE_INFINITY
    for (const { at } of rows) {
      board.setRow(p, master.columns[at]!.slots)
      if (board.cost >= least) continue
      least = board.cost
      best = master.columns[at]!.slots
    }
    if (best) board.setRow(p, best)
  }
}
