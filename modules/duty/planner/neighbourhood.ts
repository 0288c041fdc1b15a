import type { Board } from './board.ts'
import type { Master } from './master.ts'
import type { Random } from './random.ts'
import { ANY } from './row-prices.ts'

/** A way to choose which days of whom are freed around a roster, and how much it frees. */
interface Way {
  free: (
    board: Board,
    random: Random,
    regret: Float64Array,
    share: number,
  ) => { people: Uint8Array; a: number; b: number }
  share: number
  /** Found lately, against tries. */
  worth: number
}

const SMALLEST = 0.2
const LARGEST = 1

/**
 * Parts of a roster to search anew: some people on all days, all people on some days, and half of each. Parts grow while
 * nothing is found and shrink when something is; the ways that find more are drawn more often.
 */
export class Neighbourhoods {
  private readonly ways: Way[] = [
    { free: somePeople, share: SMALLEST, worth: 1 },
    { free: someDays, share: SMALLEST, worth: 1 },
    { free: somePeopleAndDays, share: SMALLEST, worth: 1 },
  ]
  private way = this.ways[0]!

  /** Holds the master to the board but for a part; answers who is free on some days. */
  open(master: Master, board: Board, random: Random, regret: Float64Array): number[] {
    const { P, D } = board.c
    this.way = this.ways[random.byWeight(this.ways.map(({ worth }) => worth))]!
    const { people, a, b } = this.way.free(board, random, regret, this.way.share)
    master.held.set(board.x)
    const open: number[] = []
    for (let p = 0; p < P; p++) {
      if (people[p] === 1) {
        master.held.fill(ANY, p * D + a, p * D + b)
        open.push(p)
      }
      master.bar(p)
    }
    return open
  }

  close(found: boolean): void {
    const { way } = this
    way.worth = 0.9 * way.worth + 0.1 * (found ? 4 : 0.2)
    way.share = found ? Math.max(SMALLEST, way.share * 0.8) : Math.min(LARGEST, way.share * 1.1)
  }

  /** As small as at first. */
  shrink(): void {
    for (const way of this.ways) way.share = SMALLEST
  }
}

function somePeople({ c }: Board, random: Random, regret: Float64Array, share: number) {
  return { people: drawn(random, regret, Math.max(4, Math.round(c.P * share))), a: 0, b: c.D }
}

function someDays({ c }: Board, random: Random, _: Float64Array, share: number) {
  return { people: new Uint8Array(c.P).fill(1), ...window(c.D, random, share) }
}

function somePeopleAndDays({ c }: Board, random: Random, regret: Float64Array, share: number) {
  const side = Math.min(1, Math.sqrt(share * 1.2))
  return { people: drawn(random, regret, Math.max(4, Math.round(c.P * side))), ...window(c.D, random, side) }
}

function window(D: number, random: Random, share: number): { a: number; b: number } {
  const length = Math.min(D, Math.max(3, Math.round(D * share)))
  // Windows hang over the edges, so that the first and last days are freed as often as others.
  const a = random.below(D + Math.floor(length / 2)) - Math.floor(length / 4)
  return { a: Math.max(0, Math.min(a, D - Math.ceil(length / 2))), b: Math.min(D, a + length) }
}

/** So many people, those with more regret the likelier. */
function drawn(random: Random, regret: Float64Array, many: number): Uint8Array {
  const usual = regret.reduce((sum, one) => sum + one, 0) / regret.length + 1e-9
  const keys = Array.from(regret, (one, p) => ({ p, at: random.next() ** (1 / (one / usual + 0.5)) }))
  const people = new Uint8Array(regret.length)
  for (const { p } of keys.sort((one, other) => other.at - one.at).slice(0, many)) people[p] = 1
  return people
}
