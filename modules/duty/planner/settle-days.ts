import type { Master } from './master.ts'
import type { Random } from './random.ts'
import { ANY } from './row-prices.ts'

/** What the programme is nearly sure of is settled without asking the die. */
const SURE = 0.97

interface Day {
  p: number
  d: number
  s: number
  rank: number
}

/**
 * Holds people to the slots of days that most of their shares agree on: all but sure ones, and of the rest those that rank
 * first by share and a loaded die. Each person keeps a known row that fits. False when there was nothing to hold.
 */
export function settleDays(master: Master, people: readonly number[], random: Random, share: number): boolean {
  const days: Day[] = []
  const live = new Map<number, number[]>()
  for (const p of people) {
    const rows = master.ofPerson[p]!.filter((at) => master.share(at) > 1e-5 && master.keeps(at))
    if (rows.length === 0) return false
    live.set(p, rows)
    days.push(...surestSlots(master, p, rows, random))
  }
  const unsure = days.filter(({ rank }) => rank < SURE).length
  let left = Math.max(1, Math.ceil(unsure * share))
  let held = 0
  days.sort((one, other) => other.rank - one.rank)
  for (const { p, d, s, rank } of days) {
    if (rank < SURE && left <= 0) break
    const fit = live.get(p)!.filter((at) => master.columns[at]!.slots[d] === s)
    if (fit.length === 0) continue
    if (rank < SURE) left--
    live.set(p, fit)
    master.held[p * master.c.D + d] = s
    held++
  }
  for (const p of people) master.bar(p)
  return held > 0
}

/** For each open day of p the slot with the greatest share. */
function surestSlots(master: Master, p: number, rows: readonly number[], random: Random): Day[] {
  const { D } = master.c
  const found: Day[] = []
  for (let d = 0; d < D; d++) {
    if (master.held[p * D + d] !== ANY) continue
    let most = 0
    let surest = -1
    const shares = new Map<number, number>()
    for (const at of rows) {
      const s = master.columns[at]!.slots[d]!
      if (s < 0) continue
      const sum = (shares.get(s) ?? 0) + master.share(at)
      shares.set(s, sum)
      if (sum <= most) continue
      most = sum
      surest = s
    }
    if (surest < 0) continue
    const rank = most >= SURE ? most : Math.min(SURE - 1e-3, most * (0.8 + 0.4 * random.next()))
    found.push({ p, d, s: surest, rank })
  }
  return found
}
