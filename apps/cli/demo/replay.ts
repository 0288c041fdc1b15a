import { localClock, localDay, localStamp } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Worker } from '../worker-at-desk.ts'
import type { Agenda } from './agenda.ts'
import { COUNTY } from './county.ts'
import type { DemoClock } from './demo-clock.ts'
import { type DemoCheckpoint, handOver, madeUpPassage } from './demo-passages.ts'
import { type DemoPermit, leaveRequests, revokeSome } from './demo-permits.ts'
import { dice } from './made-up.ts'

const HOUR = 3_600_000
const SLICE = HOUR / 3
const TOTAL = 4_600
/** How busy each hour of the day is. */
const BUSY = [2, 2, 2, 2, 2, 3, 5, 9, 10, 8, 7, 6, 6, 6, 7, 7, 8, 9, 8, 6, 4, 3, 3, 2]

export interface Scene {
  clock: DemoClock
  responseId: string
  from: Date
  until: Date
  checkpoints: readonly DemoCheckpoint[]
  permits: DemoPermit[]
  desks: Record<'dutyDesk' | 'permitDesk' | 'medic', Worker>
  /** Who records at a checkpoint. */
  officerAt(checkpoint: DemoCheckpoint): Worker
  /** What else happens on these days, as it falls due. */
  agenda: Agenda
  say(zh: string, en: string): void
}

/** Lives through the days from `from` until `until`, twenty minutes at a time. Answers how many passages were recorded. */
export async function replay(scene: Scene): Promise<number> {
  const { clock, from, until, desks, responseId } = scene
  const chance = dice(20_210_511)
  const share = sharePerWeight(scene)
  let recorded = 0
  let day = ''
  for (let at = from.getTime(); at < until.getTime(); at += SLICE) {
    const slice = { from: at, until: Math.min(at + SLICE, until.getTime()) }
    await clock.set(new Date(slice.until))
    recorded += await recordSlice(scene, chance, share, slice)
    await scene.agenda.doUntil(new Date(slice.until))
    const left = until.getTime() - slice.until
    if (isFirstAfter(scene, 30, slice.until)) await revokeSome(desks.permitDesk, scene.permits, new Date(slice.until))
    if (left > 3 * HOUR) await closeFevers(desks.medic, responseId)
    if (left > HOUR && localClock(new Date(slice.until)) === '18:00') await freezeReport(desks.dutyDesk, responseId)
    if (localDay(new Date(at)) !== day) {
      day = localDay(new Date(at))
      scene.say(`  回放 ${day}`, `  replaying ${day}`)
    }
  }
  await leaveRequests(desks.permitDesk, responseId, COUNTY, until)
  await freezeReport(desks.dutyDesk, responseId)
  return recorded
}

/** How many passages one unit of weight brings in a slice, so that the whole comes to about TOTAL. */
function sharePerWeight({ from, until, checkpoints }: Scene): number {
  let busy = 0
  for (let at = from.getTime(); at < until.getTime(); at += SLICE) busy += busyAt(at)
  return TOTAL / (busy * checkpoints.reduce((sum, { weight }) => sum + weight, 0))
}

function busyAt(at: number): number {
  return BUSY[Number(localClock(new Date(at)).slice(0, 2))] ?? 1
}

async function recordSlice(
  { checkpoints, permits, officerAt, until }: Scene,
  chance: ReturnType<typeof dice>,
  share: number,
  slice: { from: number; until: number },
): Promise<number> {
  const left = until.getTime() - slice.until
  const length = (slice.until - slice.from) / SLICE
  const all = checkpoints.map((checkpoint) => {
    if (checkpoint.silent && left < HOUR) return []
    const expected = share * checkpoint.weight * busyAt(slice.from) * length
    const count = Math.floor(expected) + (chance.chance(expected % 1) ? 1 : 0)
    const moments = Array.from(
      { length: count },
      () => new Date(slice.from + chance.roll() * (slice.until - slice.from)),
    )
    return moments
      .sort((a, b) => a.getTime() - b.getTime())
      .map((madeAt) => ({ madeAt, input: madeUpPassage(chance, checkpoint, permits, madeAt) }))
  })
  // Two fevers that nobody has dealt with yet: the first thing that the home page shows.
  const feverish =
    left < HOUR && left >= HOUR - 2 * SLICE ? all.find((some) => some[0]?.input.decision === 'passed') : undefined
  if (feverish?.[0]) feverish[0].input = { ...feverish[0].input, ...handOver(chance, feverish[0].input) }
  await Promise.all(
    all.map((some, at) => officerAt(checkpoints[at] as DemoCheckpoint).doesAll('checkpoints.recordPassage', some)),
  )
  return all.flat().length
}

function isFirstAfter({ from }: Scene, hours: number, at: number): boolean {
  const since = at - from.getTime() - hours * HOUR
  return since >= 0 && since < SLICE
}

async function closeFevers(medic: Worker, responseId: string): Promise<void> {
  const { rows } = (await medic.asks('checkpoints.followUps', { responseId })) as { rows: { id: string }[] }
  for (const [at, { id }] of rows.entries()) {
    const outcome = at % 3 === 0 ? 'notFever' : 'sentToClinic'
    await medic.does('checkpoints.closeFollowUp', { followUpId: id, outcome })
  }
}

async function freezeReport(desk: Worker, responseId: string): Promise<void> {
  await desk.does('reports.freezeReport', { id: newId(), responseId, areaId: COUNTY })
}

export function spanInWords({ from, until }: Pick<Scene, 'from' | 'until'>): string {
  return `${localStamp(from)} – ${localStamp(until)}`
}
