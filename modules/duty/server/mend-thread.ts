import { parentPort, workerData } from 'node:worker_threads'
import { fillGaps } from '../planner/fill-gaps.ts'
import type { Assignment } from '../planner/model.ts'
import { openRoster } from '../planner/open-roster.ts'
import type { MendAsked, Mended } from './mend-roster.ts'

// In a thread of its own: reading a county's roster takes a good part of a second, and nobody waits for the server meanwhile.
const { model, standing, gapsFrom } = workerData as MendAsked
const { c, board } = openRoster(model, standing)
const before = board.x.slice()
const gaps = model.slots.flatMap(({ day }, s) =>
  day < gapsFrom ? [] : Array.from({ length: Math.max(0, (c.need[s] ?? 0) - (board.count[s] ?? 0)) }, () => s),
)
fillGaps(board, gaps)
const mended: Mended = { on: [], off: [] }
for (const [at, slot] of board.x.entries()) {
  const was = before[at] ?? -1
  if (slot === was) continue
  if (was >= 0) mended.off.push(named(at, was))
  if (slot >= 0) mended.on.push(named(at, slot))
}
parentPort?.postMessage(mended)

function named(at: number, slot: number): Assignment {
  return { person: model.people[Math.floor(at / c.D)]?.id ?? '', slot: model.slots[slot]?.id ?? '' }
}
