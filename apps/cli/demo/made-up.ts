import { checkCharacter } from '../../../platform/shared/codes/identity-number.ts'

/** Chance that comes out the same at every installation, so that two people who look at the demo see the same county. */
export interface Dice {
  /** From 0 up to, but without, 1. */
  roll(): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number
}

/** Mulberry32: small, and even enough for a demo. */
export function dice(seed: number): Dice {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    roll,
    chance: (share) => roll() < share,
    pick: (from) => from[Math.floor(roll() * from.length)] as (typeof from)[number],
    whole: (from, to) => from + Math.floor(roll() * (to - from + 1)),
  }
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜']
const GIVEN = [...'安宁和平康顺丰实勤俭诚信仁义礼智德才文武春夏秋冬山川江河']

/** The n-th made-up name; every given name begins with 演, as in 演示. */
export function madeUpName(n: number): string {
  return `${SURNAMES[n % SURNAMES.length]}演${GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length]}`
}

/** A number that passes its check and belongs to nobody: no ID is issued in a region that ends in 0000. */
export function madeUpIdentityNumber(n: number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const born = `${1940 + (n % 66)}${two(1 + (n % 12))}${two(1 + (n % 28))}`
  const first = `620000${born}${String(Math.floor(n / 66) % 1000).padStart(3, '0')}`
  return first + checkCharacter(first)
}

/** A number of a shape that passes and that no network gives out. */
export function madeUpMobile(n: number): string {
  return `1990000${String(n % 10_000).padStart(4, '0')}`
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** A plate that no vehicle carries: 甘Z is not issued. */
export function madeUpPlate(n: number): string {
  return `甘Z${LETTERS[n % LETTERS.length]}${String((n * 7919) % 10_000).padStart(4, '0')}`
}
