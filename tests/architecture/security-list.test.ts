import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const states = ['held', 'partly', 'open', 'operator', 'n/a'] as const

interface Line {
  number: string
  asks: string
  state: string
  why: string
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/^\| (\d+\.\d+\.\d+) *\| (.*?) *\| (.*?) *\| (.*?) *\|$/gm)].map(
    ([, number = '', asks = '', state = '', why = '']) => ({ number, asks, state, why }),
  )
}

/** What is wrong with a list: a place that is not there, a line that is held by nothing, doubled or out of order. */
function complaints(text: string): string[] {
  const lines = linesOf(text)
  return lines.flatMap((line, at) => [
    ...placesIn(line.why)
      .filter((place) => !existsSync(new URL(place, root)))
      .map((place) => `${line.number}: there is no ${place}`),
    ...(states.includes(line.state as never) ? [] : [`${line.number}: "${line.state}" is no state`]),
    ...(line.why === '' ? [`${line.number}: no reason`] : []),
    ...(at === 0 || isLater(lines[at - 1]?.number ?? '', line.number) ? [] : [`${line.number}: out of order`]),
  ])
}

function placesIn(why: string): string[] {
  return [...why.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)`/g)].map(([, place = '']) => place)
}

function isLater(one: string, next: string): boolean {
  const [a, b] = [one, next].map((number) => number.split('.').map(Number))
  const differs = a?.findIndex((digit, at) => digit !== b?.[at]) ?? -1
  return differs >= 0 && (a?.[differs] ?? 0) < (b?.[differs] ?? 0)
}

test('every test that the security list names is there, and every line has a state and a reason', () => {
  const text = readFileSync(new URL('docs/security/asvs-level-2.md', root), 'utf8')
  const lines = linesOf(text)
  expect(lines.length).toBeGreaterThan(250)
  expect(new Set(lines.map(({ number }) => number.split('.')[0])).size).toBe(14)
  expect(complaints(text)).toEqual([])
})

test('a list that names a test that is gone, or says nothing, is turned away', () => {
  const bad = [
    '| 1.1.2 | asks | held | `tests/architecture/gone.test.ts` |',
    '| 1.1.1 | asks | maybe | because |',
  ].join('\n')
  expect(complaints(bad)).toEqual([
    '1.1.2: there is no tests/architecture/gone.test.ts',
    '1.1.1: "maybe" is no state',
    '1.1.1: out of order',
  ])
})
