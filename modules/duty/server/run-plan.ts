import { inTransaction } from '../../../platform/server/database.ts'
import type { Job, JobContext } from '../../../platform/server/jobs.ts'
import { areaSpan, multirangeOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import type { Progress } from '../planner/model.ts'
import type { RosterRules } from '../roster.ts'
import { rulesBroken, type ServingSpan } from '../serving-rules.ts'
import { findPlanRun, type PlanRun } from './find-plan-runs.ts'
import { findRosters, type Roster } from './find-rosters.ts'
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
      const { assignments } = await search(context, asked)
      if (await applied(context, applying(asked, assignments, commandId))) return
    } catch (error) {
      await fail(context, runId)
      throw error
    }
    await fail(context, runId)
  },
}

const BEAT_MS = 700

/** Searches in threads of its own, notes how far it is, and ends when somebody asks it to. */
async function search(context: JobContext, { run, toPlan }: Begun) {
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
    return await planRoster(toPlan.model, {
      seconds: run.seconds,
      onProgress: (progress) => {
        latest = progress
      },
      signal: ending.signal,
    })
  } finally {
    clearInterval(beat)
    if (latest) await tell(context, run.id, latest)
  }
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

/** The command that puts the plan in: whoever was pinned is there already, and no place gets more than it has. */
function applying(
  { run, roster, toPlan }: Begun,
  assignments: readonly { person: string; slot: string }[],
  after: string,
) {
  const { model, places, givenUp, elsewhere } = toPlan
  const pinned = new Set(model.people.flatMap(({ id, pinned: slots = [] }) => slots.map((slot) => `${id} ${slot}`)))
  const open = new Map(model.slots.map(({ id, need }) => [id, need]))
  for (const { pinned: slots = [] } of model.people) for (const slot of slots) open.set(slot, (open.get(slot) ?? 0) - 1)
  const placed: { memberId: string; shiftId: string; role: string }[] = []
  const duties = new Map(
    model.people.map(({ id, pinned: slots = [] }) => [
      id,
      [...(elsewhere.get(id) ?? []), ...slots.flatMap((slot) => spanOf(slot, places))],
    ]),
  )
  for (const { person, slot } of assignments) {
    const left = open.get(slot) ?? 0
    const place = places.get(slot)
    const mine = duties.get(person)
    if (!place || !mine || left <= 0 || pinned.has(`${person} ${slot}`)) continue
    // The search keeps the rules; that it did is looked at once more, by the rules that a lead is held to.
    if (breaks(mine, place.shift, roster.rules)) continue
    mine.push(place.shift)
    open.set(slot, left - 1)
    placed.push({ memberId: person, shiftId: place.shift.id, role: place.role })
  }
  const missing = [...open.values()].reduce((sum, left) => sum + Math.max(0, left), 0)
  return {
    // From the command that asked: a second try of the same search puts in nothing twice.
    id: `${after.slice(0, -12)}${run.id.slice(-12)}`,
    action: 'duty.applyPlan',
    input: { runId: run.id, version: roster.version, givenUp: givenUp.map(({ id }) => id), placed, missing },
    madeAt: new Date().toISOString(),
  }
}

function spanOf(slot: string, places: RosterToPlan['places']): ServingSpan[] {
  const place = places.get(slot)
  return place ? [place.shift] : []
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
