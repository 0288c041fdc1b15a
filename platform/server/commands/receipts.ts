import type { CommandAnswer } from '../../shared/command.ts'
import type { Problem } from '../../shared/problem.ts'
import { platformProblems } from '../problems.ts'
import { type Order, refusedAnswer } from './order.ts'

export interface Receipt {
  id: string
  action: string
  actor_id: string | null
  outcome: string
  problem: string | null
  result: string | null
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Asks for the receipts of these orders, as a statement to be sent along with the opening of their transaction. */
export function receiptsText(orders: readonly Order[]): string {
  const ids = orders.map((order) => order.command.id)
  if (!ids.every((id) => UUID.test(id))) throw new Error('an id that is no UUID')
  return `select id, action, actor_id, outcome, problem, result from platform.ledger_entry where id = any('{${ids.join()}}'::uuid[])`
}

/** The answers of commands that were dealt with before: the ledger entry is the receipt, forever. */
export function answersOf(rows: readonly Receipt[], orders: readonly Order[]): Map<string, CommandAnswer> {
  const receipts = new Map(rows.map((row) => [row.id, row]))
  const answers = new Map<string, CommandAnswer>()
  for (const { command, actor } of orders) {
    const receipt = receipts.get(command.id)
    if (!receipt) continue
    const same = receipt.action === command.action && receipt.actor_id === actor.userId
    answers.set(command.id, same ? answerOf(receipt) : refusedAnswer(command.id, platformProblems.idUsedTwice()))
  }
  return answers
}

function answerOf({ id, outcome, problem, result }: Receipt): CommandAnswer {
  if (outcome === 'refused' && problem) return refusedAnswer(id, JSON.parse(problem) as Problem)
  return { id, outcome: 'accepted', ...(result ? { result: JSON.parse(result) } : {}) }
}
