import { inTransaction } from '../../../platform/server/database.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'
import { areaSpan, multirangeOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import { daysBetween, localDay } from '../../../platform/shared/dates.ts'
import type { Assignment, Progress } from '../planner/model.ts'
import type { RosterRules } from '../roster.ts'
import { rulesBroken, type ServingSpan } from '../serving-rules.ts'
import { findPlanRun, type PlanRun } from './find-plan-runs.ts'
import { findRosters, type Roster } from './find-rosters.ts'
import type { Assigned } from './find-shifts.ts'
import { mendRoster } from './mend-roster.ts'
import { type RosterToPlan, rosterToPlan } from './plan-model.ts'
import { planRoster } from './plan-roster.ts'

const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]) }

/** Searches for the roster that was asked for, telling how it goes, and hands what it found to the desk as the house. */
export const runPlan: Job = {
  name: 'duty.runPlan',
  on: 'plan.asked',
  async run(context, { data, commandId }) {
    const runId = String(data.runId)
    const asked = await begin(context, runId)
    if (!asked) return
    try {
      const found = asked.run.kind === 'replan' ? await mend(asked) : await search(context, asked)
      if (await applied(context, applying(asked, found, commandId))) return
    } catch (error) {
      await fail(context, runId)
      throw error
    }
    await fail(context, runId)
  },
}

const BEAT_MS = 700

/** Searches in threads of its own, notes how far it is, and ends when somebody asks it to. */
async function search(context: JobContext, { run, toPlan }: Begun): Promise<Found> {
  const ending = new AbortController()
  let latest: Progress | undefined
  const beat = setInterval(() => {
    // A beat that does not get through is made up for by the next.
    tell(context, run.id, latest).then(
      (goOn) => goOn || ending.abort(),
      () => undefined,
    )
  }, BEAT_MS)
  try {
    const { assignments } = await planRoster(toPlan.model, {
      seconds: run.seconds,
      onProgress: (progress) => {
        latest = progress
      },
      signal: ending.signal,
    })
    return { on: assignments, givenUp: toPlan.givenUp }
  } finally {
    clearInterval(beat)
    if (latest) await tell(context, run.id, latest)
  }
}

/** What a search or a mending came to: who comes on, and which assignments go. */
interface Found {
  on: readonly Assignment[]
  givenUp: readonly Assigned[]
}

/** Fills the gaps with the fewest changes. Should a move not hold by the rules that a lead is held to, nobody is moved at all. */
async function mend({ run, roster, toPlan }: Begun): Promise<Found> {
  const { model, standing } = toPlan
  const gapsFrom = Math.max(0, daysBetween(roster.fromDay, localDay(run.askedAt)))
  const slotOf = ({ shiftId, role }: Assigned) => `${shiftId} ${role}`
  const there = standing.map((one) => ({ person: one.memberId, slot: slotOf(one) }))
  const { on, off } = await mendRoster({ model, standing: there, gapsFrom })
  const leaving = new Set(off.map(({ person, slot }) => `${person} ${slot}`))
  const moved = new Set(off.map(({ person }) => person))
  const givenUp = standing.filter((one) => leaving.has(`${one.memberId} ${slotOf(one)}`))
  const found = { on, givenUp }
  const held = placesHeld({ run, roster, toPlan }, found)
  const lost = on.some(
    ({ person, slot }) => moved.has(person) && !held.some((one) => one.slot === slot && one.person === person),
  )
  if (!lost) return found
  const mine = Map.groupBy(there, ({ person }) => person)
  const people = model.people.map((one) => ({ ...one, pinned: (mine.get(one.id) ?? []).map(({ slot }) => slot) }))
  const still = await mendRoster({ model: { ...model, people }, standing: there, gapsFrom })
  return { on: still.on, givenUp: [] }
}

interface Begun {
  run: PlanRun
  roster: Roster
  toPlan: RosterToPlan
}

/** Reads the roster as it stands; undefined when the run is over, as on a second try after a crash. */
async function begin({ pool }: JobContext, runId: string): Promise<Begun | undefined> {
  return inTransaction(pool, { ...everywhere, mode: 'write' }, async ({ client, now }) => {
    const { rowCount } = await client.query(
      `update duty.plan_run set state = 'running', heard_at = $2 where id = $1 and state in ('waiting', 'running')`,
      [runId, now],
    )
    const run = rowCount ? await findPlanRun(client, runId) : undefined
    const roster = run && (await findRosters(client, [run.rosterId])).get(run.rosterId)
    return run && roster && { run, roster, toPlan: await rosterToPlan(client, roster, run.kind) }
  })
}

/** Notes how far the search is; answers whether to go on. */
async function tell({ pool }: JobContext, runId: string, progress: Progress | undefined): Promise<boolean> {
  return inTransaction(pool, { ...everywhere, mode: 'write' }, async ({ client, now }) => {
    const { rows } = await client.query<{ go_on: boolean }>(
      `update duty.plan_run set progress = coalesce($2::jsonb, progress), heard_at = $3 where id = $1 and state = 'running'
       returning stop_asked_at is null as go_on`,
      [runId, progress ? JSON.stringify(progress) : null, now],
    )
    return rows[0]?.go_on ?? false
  })
}

/**
 * Of what was found, the places that hold: whoever stands there already is left out, no place gets more than it has, and the rules
 * are asked once more, as a lead is held to them.
 */
function placesHeld({ roster, toPlan }: Begun, { on, givenUp }: Found): Assignment[] {
  const { model, places, standing, elsewhere } = toPlan
  const going = new Set(givenUp.map(({ id }) => id))
  const staying = standing.filter(({ id }) => !going.has(id))
  const open = openPlaces(toPlan, staying)
  const there = new Set(staying.map(({ memberId, shiftId, role }) => `${memberId} ${shiftId} ${role}`))
  const mine = Map.groupBy(staying, ({ memberId }) => memberId)
  const duties = new Map<string, ServingSpan[]>(
    model.people.map(({ id }) => [id, [...(elsewhere.get(id) ?? []), ...(mine.get(id) ?? [])]]),
  )
  return on.filter(({ person, slot }) => {
    const left = open.get(slot) ?? 0
    const place = places.get(slot)
    const bound = duties.get(person)
    if (!place || !bound || left <= 0 || there.has(`${person} ${slot}`)) return false
    if (breaks(bound, place.shift, roster.rules)) return false
    bound.push(place.shift)
    open.set(slot, left - 1)
    return true
  })
}

function openPlaces({ model }: RosterToPlan, staying: readonly Assigned[]): Map<string, number> {
  const open = new Map(model.slots.map(({ id, need }) => [id, need]))
  for (const { shiftId, role } of staying) {
    const slot = `${shiftId} ${role}`
    open.set(slot, (open.get(slot) ?? 0) - 1)
  }
  return open
}

/** The command that puts the plan in. */
function applying(begun: Begun, found: Found, after: string) {
  const { run, roster, toPlan } = begun
  const held = placesHeld(begun, found)
  const going = new Set(found.givenUp.map(({ id }) => id))
  const open = openPlaces(
    toPlan,
    toPlan.standing.filter(({ id }) => !going.has(id)),
  )
  for (const { slot } of held) open.set(slot, (open.get(slot) ?? 0) - 1)
  const placed = held.flatMap(({ person, slot }) => {
    const place = toPlan.places.get(slot)
    return place ? [{ memberId: person, shiftId: place.shift.id, role: place.role }] : []
  })
  const missing = [...open.values()].reduce((sum, left) => sum + Math.max(0, left), 0)
  return {
    // From the command that asked: a second try of the same search puts in nothing twice.
    id: `${after.slice(0, -12)}${run.id.slice(-12)}`,
    action: 'duty.applyPlan',
    input: { runId: run.id, version: roster.version, givenUp: [...going], placed, missing },
    madeAt: new Date().toISOString(),
  }
}

function breaks(duties: readonly ServingSpan[], shift: ServingSpan, rules: RosterRules): boolean {
  const facts = { name: '', left: false, roles: [], skills: [], leave: [], duties }
  return rulesBroken(facts, { from: shift.from, until: shift.until, role: '', skill: null }, rules).length > 0
}

const TRIES = 5

/** Hands the plan in; a desk that is busy is asked again. False: refused, because the roster has changed meanwhile. */
async function applied({ submit }: JobContext, command: unknown): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const [answer] = await submit([command])
    if (answer?.outcome !== 'retry') return answer?.outcome === 'accepted'
    await new Promise((resolve) => setTimeout(resolve, answer.afterMs))
  }
  return false
}

async function fail({ pool }: JobContext, runId: string): Promise<void> {
  await inTransaction(pool, { ...everywhere, mode: 'write' }, ({ client, now }) =>
    client.query(
      `update duty.plan_run set state = 'failed', ended_at = $2 where id = $1 and state in ('waiting', 'running')`,
      [runId, now],
    ),
  )
}
