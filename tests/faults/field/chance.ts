/** What happens by chance, the same again for the same seed. */
export interface Chance {
  /** From 0 up to but not including 1. */
  next(): number
  happens(probability: number): boolean
  between(from: number, to: number): number
  pick<T>(among: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
  /** A source of its own, so that what one phone draws does not depend on when another one does. */
  split(): Chance
}

export function openChance(seed: number): Chance {
  let state = seed >>> 0
  // mulberry32: small, even enough for picking faults.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    happens: (probability) => next() < probability,
    between: (from, to) => Math.floor(from + next() * (to - from)),
    pick: (among) => among[Math.floor(next() * among.length)] as (typeof among)[number],
    shuffled(list) {
      const rest = [...list]
      return list.map(() => rest.splice(Math.floor(next() * rest.length), 1)[0] as (typeof list)[number])
    },
    split: () => openChance(Math.floor(next() * 4_294_967_296)),
  }
}
