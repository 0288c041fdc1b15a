import type { Master } from './master.ts'
import type { Random } from './random.ts'

/**
 * Holds people to whole rows: those whose row is all but settled, and beside them the surest of the rest by a loaded die,
 * as many as `share` says. False when there was nobody to hold.
 */
export function settleRows(master: Master, people: readonly number[], random: Random, share: number): boolean {
  const surest = people.map((p) => {
    let row = -1
    let rank = -1
    for (const at of master.ofPerson[p]!) {
      const here = master.share(at)
      if (here <= 1e-6 || !master.keeps(at)) continue
      const drawn = here > 0.99 ? 2 : here * (0.7 + 0.6 * random.next())
      if (drawn <= rank) continue
      rank = drawn
      row = at
    }
    return { p, row, rank }
  })
  surest.sort((one, other) => other.rank - one.rank)
  const sure = surest.filter(({ rank }) => rank === 2).length
  const held = surest.slice(0, sure + Math.max(1, Math.ceil(people.length * share))).filter(({ row }) => row >= 0)
  for (const { p, row } of held) master.hold(p, master.columns[row]!.slots)
  return held.length > 0
}
