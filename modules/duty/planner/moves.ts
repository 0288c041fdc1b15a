import type { Board } from './board.ts'
import { maySlot } from './compiled.ts'
import type { Random } from './random.ts'

/** A change of some days of one or two people, tried on the board and taken back when it does not do. */
export class Move {
  size = 0
  readonly p = new Int32Array(64)
  readonly d = new Int32Array(64)
  readonly s = new Int32Array(64)
  private readonly old = new Int32Array(64)

  add(p: number, d: number, s: number): void {
    this.p[this.size] = p
    this.d[this.size] = d
    this.s[this.size++] = s
  }

  apply(board: Board): void {
    const { D } = board.c
    for (let i = 0; i < this.size; i++) {
      this.old[i] = board.x[this.p[i]! * D + this.d[i]!]!
      board.put(this.p[i]!, this.d[i]!, this.s[i]!)
    }
  }

  takeBack(board: Board): void {
    for (let i = this.size - 1; i >= 0; i--) board.put(this.p[i]!, this.d[i]!, this.old[i]!)
  }
}

/** Slots that were short when last looked, and who may serve each station. */
export class Gaps {
  slots: number[] = []
  private readonly eligible: (Int32Array | undefined)[] = []

  look({ c, count }: Board): void {
    this.slots = []
    for (let s = 0; s < c.S; s++) if (count[s]! < c.need[s]!) this.slots.push(s)
  }

  whoMay({ c }: Board, s: number): Int32Array {
    const t = c.slotStation[s]!
    this.eligible[t] ??= Int32Array.from({ length: c.P }, (_, p) => p).filter((p) => c.may[p * c.stations + t] === 1)
    return this.eligible[t]
  }
}

/** Fills the move with something to try; false when the dice showed nothing that may be. */
export function proposeMove(board: Board, random: Random, move: Move, gaps: Gaps): boolean {
  const { c } = board
  move.size = 0
  if (gaps.slots.length > 0 && random.next() < 0.1) return fillGap(board, random, move, gaps)
  const p = random.below(c.P)
  const dice = random.next()
  if (dice < 0.3) return exchange(board, random, move, p, 1)
  if (dice < 0.6) return exchange(board, random, move, p, 1 + random.below(Math.min(7, c.D)))
  if (dice < 0.8) return changeDays(board, random, move, p)
  return swapDays(board, random, move, p)
}

/** Two people trade the shifts of some days in a row. */
function exchange(board: Board, random: Random, move: Move, p: number, length: number): boolean {
  const { c, x } = board
  const q = random.below(c.P)
  if (q === p) return false
  const from = random.below(c.D - length + 1)
  for (let d = from; d < from + length; d++) {
    const mine = x[p * c.D + d]!
    const theirs = x[q * c.D + d]!
    if (mine === theirs) continue
    if (isHeld(board, p, d) || isHeld(board, q, d)) return false
    if ((theirs >= 0 && !maySlot(c, p, theirs)) || (mine >= 0 && !maySlot(c, q, mine))) return false
    move.add(p, d, theirs)
    move.add(q, d, mine)
  }
  return move.size > 0
}

/** Somebody who may comes on a short slot, and gives up another day for it, or none. */
function fillGap(board: Board, random: Random, move: Move, gaps: Gaps): boolean {
  const { c, count, x } = board
  const s = gaps.slots[random.below(gaps.slots.length)]!
  const who = gaps.whoMay(board, s)
  if (count[s]! >= c.need[s]! || who.length === 0) return false
  const p = who[random.below(who.length)]!
  const d = c.slotDay[s]!
  if (isHeld(board, p, d) || !maySlot(c, p, s)) return false
  move.add(p, d, s)
  const other = d - 6 + random.below(13)
  if (other === d || other < 0 || other >= c.D || random.next() < 0.2) return true
  if (x[p * c.D + other]! >= 0 && !isHeld(board, p, other)) move.add(p, other, -1)
  return true
}

/** Some days in a row become days off, or shifts of one kind. */
function changeDays(board: Board, random: Random, move: Move, p: number): boolean {
  const { c, x } = board
  const length = 1 + random.below(Math.min(4, c.D))
  const from = random.below(c.D - length + 1)
  const k = random.next() < 0.3 ? -1 : random.below(c.K)
  for (let d = from; d < from + length; d++) {
    if (isHeld(board, p, d)) return false
    const s = k < 0 ? -1 : pickSlot(board, random, p, d, k)
    if (s === undefined) return false
    if (s !== x[p * c.D + d]) move.add(p, d, s)
  }
  return move.size > 0
}

/** A shift of p moves to another day, where it takes the place of what was there. */
function swapDays(board: Board, random: Random, move: Move, p: number): boolean {
  const { c, x } = board
  const d = random.below(c.D)
  const e = random.next() < 0.5 ? d + 1 + random.below(6) : random.below(c.D)
  if (e >= c.D || e === d || isHeld(board, p, d) || isHeld(board, p, e)) return false
  const one = x[p * c.D + d]!
  const other = x[p * c.D + e]!
  const there = one < 0 ? -1 : pickSlot(board, random, p, e, c.slotKind[one]!)
  const here = other < 0 ? -1 : pickSlot(board, random, p, d, c.slotKind[other]!)
  if (there === undefined || here === undefined || (one < 0 && other < 0)) return false
  if (here !== one) move.add(p, d, here)
  if (there !== other) move.add(p, e, there)
  return move.size > 0
}

function isHeld(board: Board, p: number, d: number): boolean {
  return board.c.pin[p * board.c.D + d]! >= 0
}

/** A slot of this day and kind that p may serve; of a few drawn, one where somebody is missing. */
function pickSlot(board: Board, random: Random, p: number, d: number, k: number): number | undefined {
  const { c, count } = board
  const from = c.from[d * c.K + k]!
  const many = c.from[d * c.K + k + 1]! - from
  let picked: number | undefined
  for (let draw = many === 1 ? 1 : 4; many > 0 && draw > 0; draw--) {
    const s = c.slotList[from + random.below(many)]!
    if (!maySlot(c, p, s) || count[s]! >= c.most[s]!) continue
    if (count[s]! < c.need[s]!) return s
    picked = s
  }
  return picked
}
