import { searchColumns } from './column-search.ts'
import { annealFor, boardOf, type News, type Searcher } from './searcher.ts'

/** A moment of annealing, then column generation until the end or the proof. */
export function proveAndDive(searcher: Searcher, settleMs: number): void {
  const { c, random, left, tell, heard } = searcher
  const board = boardOf(c, searcher.start)
  const half = left() / 2
  annealFor(searcher, board, Math.min(settleMs, half), 1)
  let best = board.cost
  tell({ kind: 'roster', x: board.x.slice(), cost: best })
  searchColumns(board, {
    random,
    stop: () => left() <= 0,
    rootStop: () => left() <= half,
    onBetter(x, cost) {
      best = cost
      tell({ kind: 'roster', x, cost })
    },
    onBound: (bound) => tell({ kind: 'bound', bound }),
    elsewhere: () => bestOf(heard(), best),
  })
}

function bestOf(news: News[], below: number): { x: Int32Array; cost: number } | undefined {
  let best: { x: Int32Array; cost: number } | undefined
  for (const one of news) if (one.kind === 'roster' && one.cost < (best?.cost ?? below)) best = one
  return best
}
