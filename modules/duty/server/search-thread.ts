import { parentPort, workerData } from 'node:worker_threads'
import { anneal, findHeat } from '../planner/anneal.ts'
import type { Board } from '../planner/board.ts'
import { compile } from '../planner/compile.ts'
import { firstRoster } from '../planner/first-roster.ts'
import type { RosterModel } from '../planner/model.ts'
import { Random } from '../planner/random.ts'
import type { Found, SearchAsked } from './search-roster.ts'

// In a thread of its own: the search takes a processor for as long as it is let, and nobody waits for the server meanwhile.
const { model, seconds, stop, seed } = workerData as SearchAsked
const stopped = new Int32Array(stop)
const started = performance.now()
const TELL_EVERY_MS = 500

const compiled = compile(model)
const random = new Random(seed)
const { board } = firstRoster(compiled, random)
tell('better', board)
let told = performance.now()
const pace = {
  share() {
    const now = performance.now()
    if (now - told > TELL_EVERY_MS) {
      told = now
      tell('better', board)
    }
    return Atomics.load(stopped, 0) === 1 ? 2 : (now - started) / (seconds * 1000)
  },
}
if (model.people.length > 0) anneal(board, random, pace, findHeat(board, random))
tell('done', board)

function tell(kind: 'better' | 'done', at: Board): void {
  const missing = compiled.need.reduce((sum, need, slot) => sum + Math.max(0, need - (at.count[slot] ?? 0)), 0)
  const spent = Math.round((performance.now() - started) / 100) / 10
  const progress = { cost: Math.round(at.cost * 10) / 10, missing, seconds: spent }
  const found: Found = { kind, progress, ...(kind === 'done' ? { assignments: assignmentsOf(model, at) } : {}) }
  parentPort?.postMessage(found)
}

function assignmentsOf({ people, slots, days }: RosterModel, { x }: Board) {
  return people.flatMap(({ id }, person) =>
    Array.from({ length: days }, (_, day) => x[person * days + day] ?? -1)
      .filter((slot) => slot >= 0)
      .map((slot) => ({ person: id, slot: slots[slot]?.id ?? '' })),
  )
}
