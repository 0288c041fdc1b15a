import { openRoster } from '../../modules/duty/planner/open-roster.ts'
import { replan } from '../../modules/duty/planner/replan.ts'
import { skillShortages } from '../../modules/duty/planner/shortage-proof.ts'
import { explainShortage } from '../../modules/duty/planner/who-could-cover.ts'
import { planRoster } from '../../modules/duty/server/plan-roster.ts'
import { checkDuty } from './check-duty.ts'
import { collegeShape, countyShape } from './county-shape.ts'

/** Our own shapes: a county's checkpoints, a college with scarce skills, and one in a hundred dropping out. */
export async function ownShapes(seed: number): Promise<unknown[]> {
  return [await county(seed), await college(seed)]
}

async function county(seed: number) {
  const model = countyShape(seed)
  const began = performance.now()
  let firstAt = 0
  let first = { cost: 0, missing: 0 }
  const planned = await planRoster(model, {
    seconds: 10,
    seed,
    onProgress(progress) {
      if (firstAt) return
      firstAt = (performance.now() - began) / 1000
      first = progress
    },
  })
  const opened = openRoster(model, planned.assignments)
  const before = new Set(planned.assignments.map(({ person, slot }) => `${person} ${slot}`))
  const serving = [...new Set(planned.assignments.map(({ person }) => person))]
  const dropped = serving.filter((_, at) => at % 100 === 50).map((person) => ({ person }))
  const at = performance.now()
  const { changes, lost, unfilled } = replan(opened, dropped)
  const replanMs = performance.now() - at
  const result = {
    shape: 'county: 218 posts x 11 days x 3 shifts x 2',
    person_shifts: planned.assignments.length,
    first_s: round(firstAt),
    first_missing: first.missing,
    missing: planned.unfilled.length,
    broken: checkDuty(model, planned.assignments).length,
    better_after_10_s: round(1 - planned.cost / first.cost),
    drop_out: {
      people: dropped.length,
      lost,
      changes_per_lost: round(changes.length / lost),
      unfilled: unfilled.length,
    },
    replan_ms: round(replanMs),
    all_known: changes.every(({ person, slot, change }) => (change === 'off') === before.has(`${person} ${slot}`)),
  }
  console.log(JSON.stringify(result))
  return result
}

async function college(seed: number) {
  const model = collegeShape(seed)
  const planned = await planRoster(model, { seconds: 10, seed })
  const opened = openRoster(model, planned.assignments)
  const missing = planned.unfilled.reduce((sum, one) => sum + one.missing, 0)
  const short = skillShortages(
    model,
    planned.unfilled.map(({ slot }) => slot),
  )
  const [worst] = planned.unfilled
  const result = {
    shape: 'college: 3 campuses x 4 shifts x 30 days',
    person_shifts: planned.assignments.length,
    missing,
    shown_unfillable: short.reduce((sum, one) => sum + one.unfillable, 0),
    broken: checkDuty(model, planned.assignments).length,
    example: worst && explainShortage(opened, worst.slot),
  }
  console.log(JSON.stringify(result))
  return result
}

function round(value: number): number {
  return Number(value.toFixed(3))
}
