import type { Compiled, Counter, PersonRules } from './compiled.ts'
import type { PlannedPerson, RosterModel, ShiftKind, Slot, Weights } from './model.ts'

interface Around {
  model: RosterModel
  weights: Weights
  kindAt: Map<string, number>
  postAt: Map<string, number>
  stations: Slot[]
  unitMinutes: number
}

/** Arrays that many people have in common. */
interface Shared {
  rest: Map<number, Uint8Array>
  counts: Map<string, Uint8Array>
}

const METRES_A_MINUTE = 75
// Streets are longer than the straight line: the usual factor for towns.
const DETOUR = 1.3

type PeopleArrays = Pick<Compiled, 'may' | 'off' | 'pin' | 'walk' | 'wish' | 'base' | 'rules' | 'groupOf' | 'groups'>

/** What each person may, costs and is held to. */
export function compilePeople(around: Around): PeopleArrays {
  const { model, kindAt, stations, weights } = around
  const { people, days: D } = model
  const K = model.kinds.length
  const posts = model.posts ?? []
  const slotAt = new Map(model.slots.map((slot, s) => [slot.id, s]))
  const off = new Uint8Array(people.length * D)
  const pin = new Int32Array(people.length * D).fill(-1)
  const wish = new Float64Array(people.length * D * K)
  const walk = new Float64Array(people.length * posts.length)
  const may = new Uint8Array(people.length * stations.length)
  const groupOf = new Int32Array(people.length).fill(-1)
  const personAt = new Map(people.map(({ id }, p) => [id, p]))
  const groups = (model.together ?? []).map((group, g) => {
    const members = group.people.map((id) => personAt.get(id)!)
    for (const p of members) groupOf[p] = g
    return { members, weight: group.weight }
  })
  const { asked, askedBy } = whatIsAsked(stations)
  let base = 0
  for (const [p, person] of people.entries()) {
    for (const d of person.daysOff ?? []) off[p * D + d] = 1
    for (const id of person.pinned ?? []) pin[p * D + model.slots[slotAt.get(id)!]!.day] = slotAt.get(id)!
    // Skills and kinds are few; only the post differs from station to station.
    const able = asked.map((station) => mayStand(model, person, station))
    const barred = person.posts && new Set(posts.map(({ id }) => id).filter((id) => !person.posts?.includes(id)))
    for (let t = 0; t < stations.length; t++)
      may[p * stations.length + t] = barred?.has(stations[t]!.post ?? '') ? 0 : able[askedBy[t]!]!
    for (const [at, post] of posts.entries()) walk[p * posts.length + at] = weights.walk * walkMinutes(person, post)
    for (const { day, kind, on, weight } of person.wishes ?? []) {
      if (on) base += weight
      const from = (p * D + day) * K
      for (let k = 0; k < K; k++)
        if (kind === undefined || kindAt.get(kind) === k) wish[from + k]! += on ? -weight : weight
    }
  }
  const shared: Shared = { rest: new Map(), counts: new Map() }
  const rules = people.map((person) => rulesOf(person, around, shared))
  return { may, off, pin, walk, wish, base, rules, groupOf, groups }
}

/** Minutes from home to a post on foot. */
export function walkMinutes(person: PlannedPerson, post: { id: string; at?: { x: number; y: number } }): number {
  const known = person.walks?.[post.id]
  if (known !== undefined) return known
  if (!person.home || !post.at) return 0
  return (DETOUR * Math.hypot(person.home.x - post.at.x, person.home.y - post.at.y)) / METRES_A_MINUTE
}

/** Stations that ask the same of a person, one of each, and which one each station is like. */
function whatIsAsked(stations: readonly Slot[]) {
  const asked: Slot[] = []
  const seen = new Map<string, number>()
  const askedBy = stations.map((station) => {
    const key = `${station.kind}\n${station.skills?.join('\n') ?? ''}`
    if (!seen.has(key)) seen.set(key, asked.push(station) - 1)
    return seen.get(key)!
  })
  return { asked, askedBy }
}

function mayStand(model: RosterModel, person: PlannedPerson, station: Slot): 0 | 1 {
  const { limits = {}, skills = [] } = person
  if (limits.maxOfKind?.[station.kind] === 0) return 0
  if (station.skills && !station.skills.every((skill) => skills.includes(skill))) return 0
  const { minutes } = model.kinds.find(({ id }) => id === station.kind)!
  return minutes <= (limits.maxMinutesDay ?? minutes) ? 1 : 0
}

function rulesOf(person: PlannedPerson, around: Around, shared: Shared): PersonRules {
  const { model, weights, kindAt, unitMinutes } = around
  const { limits = {}, past = { nights: 0, weekends: 0, holidays: 0 }, before } = person
  const { days: D, kinds } = model
  const rest = limits.restMinutes ?? 0
  const follows = shared.rest.get(rest) ?? followMatrix(kinds, rest)
  shared.rest.set(rest, follows)
  const longest = Math.max(...kinds.map(({ minutes }) => minutes))
  return {
    minUnits: Math.ceil((limits.minMinutes ?? 0) / unitMinutes),
    maxUnits: Math.floor(Math.min(limits.maxMinutes ?? D * longest, D * longest) / unitMinutes),
    maxWeekUnits: Math.floor(Math.min(limits.maxMinutesWeek ?? 7 * longest, 7 * longest) / unitMinutes),
    minRun: Math.max(1, limits.minRun ?? 1),
    maxRun: Math.min(D + 1, limits.maxRun ?? D + 1),
    minOff: Math.max(1, limits.minDaysOff ?? 1),
    maxWeekends: limits.maxWeekends ?? D,
    weekendCost: squares(Math.ceil(D / 7) + 2, weights.weekends, past.weekends),
    counters: countersOf(person, around, shared),
    follows,
    beforeKind: before ? (kindAt.get(before.kind) ?? -1) : -1,
    beforeRun: before?.run ?? 0,
  }
}

function countersOf({ limits = {}, past }: PlannedPerson, { model, weights }: Around, shared: Shared): Counter[] {
  const { days: D, kinds, holidays = [] } = model
  const shortest = Math.min(...kinds.map(({ minutes }) => minutes))
  const mostShifts = Math.min(D, Math.floor((limits.maxMinutes ?? D * shortest) / shortest))
  const countsOf = (key: string, counts: (d: number, kind: ShiftKind) => boolean): Uint8Array => {
    const known = shared.counts.get(key)
    if (known) return known
    const made = Uint8Array.from({ length: D * kinds.length }, (_, at) =>
      counts(Math.floor(at / kinds.length), kinds[at % kinds.length]!) ? 1 : 0,
    )
    shared.counts.set(key, made)
    return made
  }
  const counters: Counter[] = []
  for (const kind of kinds) {
    const most = limits.maxOfKind?.[kind.id]
    if (!most || most >= mostShifts) continue
    counters.push({ counts: countsOf(`kind ${kind.id}`, (_, one) => one === kind), cost: squares(D, 0, 0), most })
  }
  if (weights.nights && kinds.some(({ night }) => night)) {
    const counts = countsOf('nights', (_, { night }) => night === true)
    counters.push({ counts, cost: squares(D, weights.nights, past?.nights ?? 0), most: D })
  }
  if (weights.holidays && holidays.length) {
    const counts = countsOf('holidays', (d) => holidays.includes(d))
    counters.push({ counts, cost: squares(D, weights.holidays, past?.holidays ?? 0), most: D })
  }
  return counters
}

/** What n more cost who has served so many: the squares make it dear to give yet another to the same person. */
function squares(length: number, weight: number, already: number): Float64Array {
  return Float64Array.from({ length: length + 2 }, (_, n) => weight * ((already + n) ** 2 - already ** 2))
}

function followMatrix(kinds: readonly ShiftKind[], rest: number): Uint8Array {
  return Uint8Array.from({ length: kinds.length ** 2 }, (_, at) => {
    const one = kinds[Math.floor(at / kinds.length)]!
    const next = kinds[at % kinds.length]!
    if (one.notBefore?.includes(next.id)) return 0
    if (one.startMinute === undefined || next.startMinute === undefined) return 1
    return 1440 + next.startMinute - one.startMinute - one.minutes >= rest ? 1 : 0
  })
}
