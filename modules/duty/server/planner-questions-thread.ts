import { parentPort, workerData } from 'node:worker_threads'
import { answerPlanner, type PlannerQuestion, type RosterAsked } from './planner-answers.ts'

const { roster, question } = workerData as { roster: RosterAsked; question: PlannerQuestion }
parentPort?.postMessage(answerPlanner(roster, question))
