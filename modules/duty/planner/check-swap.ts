import type { Assignment } from './model.ts'
import type { OpenRoster } from './open-roster.ts'
import { type HardRule, hardRules, rowRules, rulesAgainst } from './rules-broken.ts'

/** What a swap would break, for each of the two, and what it would cost. */
export interface SwapChecked {
  against: [HardRule[], HardRule[]]
  costs: number
}

/** Whether two people can exchange their slots, on one day or on two; rules that they break already are not counted. */
export function checkSwap(roster: OpenRoster, one: Assignment, other: Assignment): SwapChecked {
  const { model, c, board } = roster
  const [p, q] = [roster.person(one.person), roster.person(other.person)]
  const [s, t] = [roster.slot(one.slot), roster.slot(other.slot)]
  const [d, e] = [c.slotDay[s]!, c.slotDay[t]!]
  if (board.x[p * c.D + d] !== s || board.x[q * c.D + e] !== t) throw new Error('one of the two does not serve there')
  const rows = [board.row(p), board.row(q)] as const
  const cost = board.cost
  const already = [rowRules(board, p), rowRules(board, q)] as const
  board.put(p, d, -1)
  board.put(q, e, -1)
  const standing = [rulesAgainst(model, board, p, t), rulesAgainst(model, board, q, s)] as const
  if (standing.every((rules) => !rules.includes('elsewhere'))) {
    board.put(p, e, t)
    board.put(q, d, s)
  }
  const after = [rowRules(board, p), rowRules(board, q)] as const
  const costs = board.cost - cost
  board.setRow(p, rows[0])
  board.setRow(q, rows[1])
  board.cost = cost
  const against = (i: 0 | 1) =>
    hardRules.filter((rule) => standing[i].includes(rule) || (after[i].has(rule) && !already[i].has(rule)))
  return { against: [against(0), against(1)], costs }
}
