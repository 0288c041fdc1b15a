import { setTimeout as sleep } from 'node:timers/promises'
import type { CommandAnswer } from '../../shared/command.ts'
import { newId } from '../../shared/ids.ts'
import { type Problem, refuse } from '../../shared/problem.ts'
import type { AnyImport } from '../import.ts'
import { platformProblems } from '../problems.ts'
import type { Looked } from './take-sheet.ts'

const TRIES = 5
/** A desk that asks for more has a fault, not a rush. */
const PATIENCE_MS = 5_000

interface Sending {
  wanted: AnyImport
  input: unknown
  looked: Looked
  device?: string | undefined
  submit(commands: readonly unknown[]): Promise<CommandAnswer[]>
}

/**
 * Writes the good rows, each portion whole or not at all, and answers how many were taken. The rows of a portion that could
 * not be written join the rejected ones with the reason; refuses where nothing at all was taken.
 */
export async function sendPortions({ wanted, input, looked, device, submit }: Sending): Promise<number> {
  let accepted = 0
  for (const { rows, sources } of looked.good.portions()) {
    const problem = await whyNotTaken(submit, {
      id: newId(),
      action: wanted.action,
      input: wanted.command(input, rows),
      madeAt: new Date().toISOString(),
      ...(device ? { device } : {}),
    })
    if (!problem) accepted += rows.length
    else if (accepted === 0) refuse(problem)
    else for (const source of sources) looked.rejected.push({ ...source, problems: [problem] })
  }
  looked.rejected.sort((a, b) => a.line - b.line)
  return accepted
}

async function whyNotTaken(submit: Sending['submit'], command: unknown): Promise<Problem | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const [answer] = await submit([command])
    if (answer?.outcome === 'accepted') return undefined
    if (answer?.outcome === 'refused') return answer.problem
    if (!answer || answer.problem || answer.afterMs > PATIENCE_MS) return answer?.problem ?? platformProblems.busy()
    await sleep(answer.afterMs)
  }
  return platformProblems.busy()
}
