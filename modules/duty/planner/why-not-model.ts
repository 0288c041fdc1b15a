import type { RosterModel } from './model.ts'

/** Why a model cannot be planned, as an English sentence for the person who builds models; undefined when it can. */
export function whyNotModel(model: RosterModel): string | undefined {
  const { days, kinds, slots, people, posts = [], together = [] } = model
  if (!Number.isInteger(days) || days < 1 || days > 400) return `days is ${days}: plan between 1 and 400`
  if (kinds.length === 0) return 'there is no kind of shift'
  const ids = { kind: namesOf(kinds), post: namesOf(posts), slot: namesOf(slots), person: namesOf(people) }
  for (const [what, { twice }] of Object.entries(ids)) if (twice) return `two of ${what} are called ${twice}`
  for (const { id, minutes } of kinds)
    if (!Number.isInteger(minutes) || minutes < 1 || minutes > 2880) return `kind ${id} lasts ${minutes} minutes`
  for (const { id, day, kind, post, need } of slots) {
    if (!isDay(day, days)) return `slot ${id} is on day ${day}, outside the plan`
    if (!ids.kind.known.has(kind)) return `slot ${id} is of the unknown kind ${kind}`
    if (post !== undefined && !ids.post.known.has(post)) return `slot ${id} is at the unknown post ${post}`
    if (!Number.isInteger(need) || need < 0) return `slot ${id} needs ${need} people`
  }
  for (const { id, daysOff = [], wishes = [], pinned = [] } of people) {
    const outside = [...daysOff, ...wishes.map(({ day }) => day)].find((day) => !isDay(day, days))
    if (outside !== undefined) return `${id} has a day ${outside} outside the plan`
    const stranger = pinned.find((slot) => !ids.slot.known.has(slot))
    if (stranger !== undefined) return `${id} is pinned to the unknown slot ${stranger}`
  }
  const grouped = together.flatMap(({ people }) => people)
  const unknown = grouped.find((id) => !ids.person.known.has(id))
  if (unknown !== undefined) return `together names the unknown person ${unknown}`
  const twice = grouped.find((id, at) => grouped.indexOf(id) !== at)
  return twice === undefined ? undefined : `${twice} is kept together with two groups`
}

function namesOf(list: readonly { id: string }[]) {
  const known = new Set<string>()
  let twice: string | undefined
  for (const { id } of list) {
    if (known.has(id)) twice ??= id
    known.add(id)
  }
  return { known, twice }
}

function isDay(day: number, days: number): boolean {
  return Number.isInteger(day) && day >= 0 && day < days
}
