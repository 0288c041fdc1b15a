import { coverCost, serveCost } from './compiled.ts'
import type { Assignment } from './model.ts'
import type { OpenRoster } from './open-roster.ts'
import { whoCouldCover } from './who-could-cover.ts'

/** Why somebody stands where they stand. */
export interface AssignmentReason {
  pinned: boolean
  /** What the roster would cost without this assignment, less what it costs with it: what it is worth. */
  worth: number
  /** Walk and wishes of this person for this slot, in cost. */
  serving: number
  walkMinutes: number | undefined
  nights: number
  weekends: number
  /** Others who could take the place within the rules, and how many of them would be cheaper here. */
  others: number
  cheaper: number
  nextBest: { person: string; costs: number } | undefined
}

export function whyAssigned(roster: OpenRoster, { person, slot }: Assignment): AssignmentReason {
  const { model, c, board } = roster
  const p = roster.person(person)
  const s = roster.slot(slot)
  const d = c.slotDay[s]!
  if (board.x[p * c.D + d] !== s) throw new Error(`${person} does not serve ${slot}`)
  const before = board.cost
  board.put(p, d, -1)
  const worth = board.cost - before
  const shortage = coverCost(c, s, board.count[s]!) - coverCost(c, s, board.count[s]! + 1)
  const candidates = whoCouldCover(roster, slot).filter(({ against }) => against.length === 0)
  const mine = candidates.find((one) => one.person === person)
  board.put(p, d, s)
  board.cost = before
  const others = candidates.filter((one) => one.person !== person)
  const own = mine?.costs ?? shortage - worth
  return {
    pinned: c.pin[p * c.D + d] === s,
    worth,
    serving: serveCost(c, p, s),
    walkMinutes: mine?.walkMinutes,
    nights: nightsOf(roster, p),
    weekends: board.weekends[p]! + (model.people[p]!.past?.weekends ?? 0),
    others: others.length,
    cheaper: others.filter(({ costs }) => costs < own - 1e-9).length,
    nextBest: others[0] && { person: others[0].person, costs: others[0].costs },
  }
}

function nightsOf({ model, c, board }: OpenRoster, p: number): number {
  let nights = model.people[p]!.past?.nights ?? 0
  for (const s of board.row(p)) if (s >= 0 && model.kinds[c.slotKind[s]!]!.night) nights++
  return nights
}
