import type { Assignment, RosterModel } from '../../modules/duty/planner/model.ts'

/** Every hard rule that a roster of our own shapes breaks, looked at from the model alone, on the clock. */
export function checkDuty(model: RosterModel, assignments: readonly Assignment[]): string[] {
  const slots = new Map(model.slots.map((slot) => [slot.id, slot]))
  const kinds = new Map(model.kinds.map((kind) => [kind.id, kind]))
  const filled = new Map<string, number>()
  const broken: string[] = []
  const byPerson = Map.groupBy(assignments, ({ person }) => person)
  for (const { slot } of assignments) filled.set(slot, (filled.get(slot) ?? 0) + 1)
  for (const [slot, many] of filled) if (many > slots.get(slot)!.need) broken.push(`${slot} has ${many}`)
  for (const { id, limits = {}, skills = [], daysOff = [] } of model.people) {
    const spans = (byPerson.get(id) ?? []).map(({ slot }) => {
      const { day, kind, skills: asked = [] } = slots.get(slot)!
      const { startMinute = 0, minutes } = kinds.get(kind)!
      if (daysOff.includes(day)) broken.push(`${id} serves on day ${day} off`)
      if (asked.some((skill) => !skills.includes(skill))) broken.push(`${id} cannot serve ${slot}`)
      return { day, from: day * 1440 + startMinute, until: day * 1440 + startMinute + minutes, minutes }
    })
    spans.sort((one, other) => one.from - other.from)
    for (const [at, { from, day }] of spans.entries()) {
      const before = spans[at - 1]
      if (before && from - before.until < (limits.restMinutes ?? 0)) broken.push(`${id} rests too little before ${day}`)
      if (before?.day === day) broken.push(`${id} serves twice on day ${day}`)
    }
    const weeks = Map.groupBy(spans, ({ day }) => Math.floor((day + model.firstWeekday) / 7))
    for (const [week, served] of weeks)
      if (served.reduce((sum, { minutes }) => sum + minutes, 0) > (limits.maxMinutesWeek ?? Number.POSITIVE_INFINITY))
        broken.push(`${id} serves too long in week ${week}`)
    const days = new Set(spans.map(({ day }) => day))
    for (const day of days) {
      let run = 1
      while (days.has(day + run)) run++
      if (run > (limits.maxRun ?? run)) broken.push(`${id} serves ${run} days from ${day}`)
    }
    const weekends = new Set(
      [...days]
        .filter((day) => (day + model.firstWeekday) % 7 >= 5)
        .map((day) => Math.floor((day + model.firstWeekday) / 7)),
    )
    if (weekends.size > (limits.maxWeekends ?? weekends.size)) broken.push(`${id} serves ${weekends.size} weekends`)
  }
  return broken
}
