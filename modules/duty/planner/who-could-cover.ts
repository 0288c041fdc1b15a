import { walkMinutes } from './compile-people.ts'
import type { OpenRoster } from './open-roster.ts'
import { type HardRule, hardRules, rulesAgainst } from './rules-broken.ts'

/** A person looked at for a slot. */
export interface Candidate {
  person: string
  /** Rules that stand in the way; empty: they could cover it at once. */
  against: HardRule[]
  /** What the roster would cost more; the slot's own shortage is left out of it. */
  costs: number
  walkMinutes: number | undefined
}

/** Everybody for this slot: who could cover it, the cheapest first; then those against whom one rule stands, and so on. */
export function whoCouldCover(roster: OpenRoster, slotId: string): Candidate[] {
  const { model, c, board } = roster
  const s = roster.slot(slotId)
  const d = c.slotDay[s]!
  const post = model.posts?.[c.slotPost[s]!]
  const short = board.count[s]! < c.need[s]! ? c.under[s]! : -c.over[s]!
  const candidates = model.people.flatMap((person, p): Candidate[] => {
    const old = board.x[p * c.D + d]!
    if (old === s) return []
    const against = rulesAgainst(model, board, p, s)
    const before = board.cost
    board.put(p, d, s)
    const costs = board.cost - before + short
    board.put(p, d, old)
    board.cost = before
    return [{ person: person.id, against, costs, walkMinutes: post && walkMinutes(person, post) }]
  })
  return candidates.sort((one, other) => one.against.length - other.against.length || one.costs - other.costs)
}

/** Why a slot is short, in numbers. */
export interface Shortage {
  slot: string
  missing: number
  /** How many people each rule took away, each person counted at the first rule in the order of `hardRules`. */
  taken: Partial<Record<HardRule, number>>
  /** People against whom nothing stands: the search had no time yet, or they are needed elsewhere. */
  free: number
  /** The one person whom one rule keeps away and whose coming would cost the least; rules that matter less come first. */
  relaxation: { person: string; rule: HardRule; costs: number } | undefined
}

// From what a lead may waive with a word to what nobody can: a skill is not waived, only taught.
const WAIVABLE: readonly HardRule[] = [
  'weekHours',
  'hours',
  'weekends',
  'ofKind',
  'minRun',
  'minDaysOff',
  'maxRun',
  'post',
  'dayHours',
  'rest',
  'daysOff',
  'elsewhere',
  'pinned',
]

export function explainShortage(roster: OpenRoster, slotId: string): Shortage {
  const { c, board } = roster
  const s = roster.slot(slotId)
  const candidates = whoCouldCover(roster, slotId)
  const taken: Partial<Record<HardRule, number>> = {}
  for (const rule of hardRules) {
    const many = candidates.filter(({ against }) => against[0] === rule).length
    if (many) taken[rule] = many
  }
  const [nearest] = candidates
    .filter(({ against: [rule], against }) => against.length === 1 && WAIVABLE.includes(rule!))
    .sort(
      (one, other) =>
        WAIVABLE.indexOf(one.against[0]!) - WAIVABLE.indexOf(other.against[0]!) || one.costs - other.costs,
    )
  return {
    slot: slotId,
    missing: Math.max(0, c.need[s]! - board.count[s]!),
    taken,
    free: candidates.filter(({ against }) => against.length === 0).length,
    relaxation: nearest && { person: nearest.person, rule: nearest.against[0]!, costs: nearest.costs },
  }
}
