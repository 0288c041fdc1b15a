import type { CommandAnswer } from '../../shared/command.ts'
import type { Problem } from '../../shared/problem.ts'
import type { Statement } from '../database.ts'
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

/** Asks for the receipts of these orders; sent along with the opening of their transaction. */
export function askReceipts(orders: readonly Order[]): Statement {
  return {
    name: 'find-receipts',
    text: 'select id, action, actor_id, outcome, problem, result from platform.ledger_entry where id = any($1)',
    // As text of an array: the driver would look through each id for what must be escaped.
    values: [`{${orders.map((order) => order.command.id).join()}}`],
  }
}

/** The answers of commands that were dealt with before, the ledger entry is the receipt forever; and of those not taken now. */
export function answersOf(rows: readonly Receipt[], orders: readonly Order[]): Map<string, CommandAnswer> {
  const receipts = new Map(rows.map((row) => [row.id, row]))
  const answers = new Map<string, CommandAnswer>()
  for (const { command, actor, unlessKnown } of orders) {
    const receipt = receipts.get(command.id)
    if (!receipt) {
      if (unlessKnown) answers.set(command.id, refusedAnswer(command.id, unlessKnown))
      continue
    }
    const same = receipt.action === command.action && receipt.actor_id === actor.userId
    answers.set(command.id, same ? answerOf(receipt) : refusedAnswer(command.id, platformProblems.idUsedTwice()))
  }
  return answers
}

function answerOf({ id, outcome, problem, result }: Receipt): CommandAnswer {
  if (outcome === 'refused' && problem) return refusedAnswer(id, JSON.parse(problem) as Problem)
  return { id, outcome: 'accepted', ...(result ? { result: JSON.parse(result) } : {}) }
}
