import { type Compiled, smallestStep } from './compiled.ts'
import { Pool, poolProgramme } from './pool-programme.ts'
import { annealFor, boardOf, type Searcher, suitsColumns } from './searcher.ts'

/** Solves a mixed-integer programme in the seconds given; undefined when it found nothing. */
export type SolveProgramme = (text: string, seconds: number) => ((name: string) => number) | undefined

const MOST_ROWS = 5000
const NEW_ROWS = 100
const SHORT_MS = 2000
const LONG_MS = 15_000

// Moves for each person and day that a full annealing takes, and about how many a millisecond has.
const FULL_MOVES = 20_000
const MOVES_A_MS = 800

/** How much heat the time allows: a large roster annealed from full heat in a short time ends worse than it began. */
function heatFor({ P, D }: Compiled, time: number): number {
  return Math.min(1, (time * MOVES_A_MS) / (P * D) / FULL_MOVES)
}

/**
 * The searcher that betters: annealing again and again, and where the other one finds rows, the best choice among all
 * rows found so far by a solver of integer programmes, with more patience each time.
 */
export function annealAndChoose(searcher: Searcher, solve: SolveProgramme | undefined): void {
  const { c, left, tell, heard } = searcher
  const board = boardOf(c, searcher.start)
  const pool = new Pool(c)
  const step = smallestStep(c)
  const solver = suitsColumns(c) ? solve : undefined
  let best: { x: Int32Array; cost: number } = { x: board.x.slice(), cost: board.cost }
  let bound = Number.NEGATIVE_INFINITY
  let prices: Float64Array | undefined
  let seen = 0
  let patience = 8
  for (let round = 0; left() > 0 && best.cost > bound + 1e-6; round++) {
    listen()
    if (solver && prices && pool.columns.length >= seen + NEW_ROWS) choose(solver)
    else {
      const time = Math.min(left(), solver ? SHORT_MS : Math.max(LONG_MS, left() / 3))
      annealFor(searcher, board, time, round > 0 && solver ? 0.1 : heatFor(c, time), keep)
    }
    keep(board.x, board.cost)
    board.copyFrom(best.x)
  }

  function listen(): void {
    for (const news of heard()) {
      if (news.kind === 'roster' && news.cost < best.cost - 1e-9) best = news
      if (news.kind === 'bound') {
        bound = news.bound
        prices = news.prices ?? prices
      }
      if (news.kind !== 'rows') continue
      for (const [i, p] of news.people.entries()) pool.add(p, news.slots.slice(i * c.D, (i + 1) * c.D))
    }
    board.copyFrom(best.x)
  }

  function choose(solver: SolveProgramme): void {
    for (let p = 0; p < c.P; p++) pool.add(p, best.x.slice(p * c.D, (p + 1) * c.D))
    seen = pool.columns.length
    const { text, chosen } = poolProgramme(pool, { prices, gap: best.cost - step - bound, most: MOST_ROWS })
    const primal = solver(text, Math.min(patience, left() / 1000 - 0.3))
    patience = Math.min(40, patience * 1.3)
    if (primal) for (const { p, slots } of chosen(primal)) board.setRow(p, slots)
  }

  function keep(x: Int32Array, cost: number): void {
    if (cost >= best.cost - 1e-9) return
    best = { x: x.slice(), cost }
    tell({ kind: 'roster', ...best })
  }
}
