import { Worker } from 'node:worker_threads'
import type { AssignmentReason } from '../planner/why-assigned.ts'
import {
  answerPlanner,
  type GapWeighed,
  type PlannerAnswer,
  type PlannerQuestion,
  type RosterAsked,
  type SwapWeighed,
} from './planner-answers.ts'

type Question<K extends PlannerQuestion['kind']> = Extract<PlannerQuestion, { kind: K }>

// A village's roster is read in a few milliseconds; a county's takes a good part of a second, which nobody waits for.
const AT_ONCE = 400_000

/** Asks the planner about a roster as it stands, in a thread of its own where that takes long. */
export async function askPlanner(roster: RosterAsked, question: Question<'gap'>): Promise<GapWeighed>
export async function askPlanner(roster: RosterAsked, question: Question<'why'>): Promise<AssignmentReason | undefined>
export async function askPlanner(roster: RosterAsked, question: Question<'swap'>): Promise<SwapWeighed | undefined>
export async function askPlanner(roster: RosterAsked, question: PlannerQuestion): Promise<PlannerAnswer> {
  const { slots, people } = roster.model
  return slots.length * people.length <= AT_ONCE ? answerPlanner(roster, question) : inThread(roster, question)
}

/** The same beside the server, whatever the size. */
export async function inThread(roster: RosterAsked, question: PlannerQuestion): Promise<PlannerAnswer> {
  const worker = new Worker(new URL('planner-questions-thread.ts', import.meta.url), {
    workerData: { roster, question },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the planner ended with ${code}`)))
  })
}
