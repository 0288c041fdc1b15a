import { compilePeople } from './compile-people.ts'
import type { Compiled } from './compiled.ts'
import { defaultWeights, type RosterModel, type Slot } from './model.ts'
import { whyNotModel } from './why-not-model.ts'

/** The model as flat arrays. Throws an Error that names what does not fit: a caller asks `whyNotModel` first. */
export function compile(model: RosterModel): Compiled {
  const wrong = whyNotModel(model)
  if (wrong) throw new Error(wrong)
  const { days: D, slots } = model
  const weights = { ...defaultWeights, ...model.weights }
  const kindAt = indexOf(model.kinds)
  const postAt = indexOf(model.posts ?? [])
  const K = model.kinds.length
  const unitMinutes = model.kinds.map(({ minutes }) => minutes).reduce(divisor)
  const { slotList, from } = byDayAndKind(slots, D, K, kindAt)
  const { slotStation, stations } = findStations(slots)
  return {
    ...{ P: model.people.length, D, K, S: slots.length },
    ...calendar(D, model.firstWeekday),
    units: Int32Array.from(model.kinds, ({ minutes }) => minutes / unitMinutes),
    unitMinutes,
    slotDay: Int32Array.from(slots, ({ day }) => day),
    slotKind: Int32Array.from(slots, ({ kind }) => kindAt.get(kind)!),
    slotPost: Int32Array.from(slots, ({ post }) => (post === undefined ? -1 : postAt.get(post)!)),
    slotStation,
    need: Int32Array.from(slots, ({ need }) => need),
    under: Float64Array.from(slots, ({ under }) => under ?? weights.under),
    over: Float64Array.from(slots, ({ over }) => over ?? 0),
    most: Int32Array.from(slots, ({ need, over }) => (over === undefined ? need : model.people.length)),
    slotList,
    from,
    stations: stations.length,
    stationKind: Int32Array.from(stations, ({ kind }) => kindAt.get(kind)!),
    posts: postAt.size,
    ...compilePeople({ model, weights, kindAt, postAt, stations, unitMinutes }),
  }
}

export function indexOf(list: readonly { id: string }[]): Map<string, number> {
  return new Map(list.map(({ id }, at) => [id, at]))
}

function byDayAndKind(slots: readonly Slot[], D: number, K: number, kindAt: Map<string, number>) {
  const cell = slots.map(({ day, kind }) => day * K + kindAt.get(kind)!)
  const from = new Int32Array(D * K + 1)
  for (const at of cell) from[at + 1]!++
  for (let at = 0; at < D * K; at++) from[at + 1]! += from[at]!
  const next = from.slice()
  const slotList = new Int32Array(slots.length)
  for (const [s, at] of cell.entries()) slotList[next[at]!++] = s
  return { slotList, from }
}

function findStations(slots: readonly Slot[]) {
  const stations: Slot[] = []
  const seen = new Map<string, number>()
  const slotStation = Int32Array.from(slots, (slot) => {
    const key = `${slot.post ?? ''}\n${slot.kind}\n${slot.skills?.join() ?? ''}`
    const known = seen.get(key)
    if (known !== undefined) return known
    seen.set(key, stations.length)
    return stations.push(slot) - 1
  })
  return { slotStation, stations }
}

function calendar(D: number, firstWeekday: number) {
  const weekOf = new Int16Array(D)
  const weekendOf = new Int16Array(D)
  for (let d = 0; d < D; d++) {
    weekOf[d] = Math.floor((d + firstWeekday) / 7)
    weekendOf[d] = (d + firstWeekday) % 7 >= 5 ? weekOf[d]! : -1
  }
  const weeks = D ? weekOf[D - 1]! + 1 : 0
  return { weekOf, weekendOf, weeks, weekends: new Set(weekendOf.filter((week) => week >= 0)).size }
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b)
}
