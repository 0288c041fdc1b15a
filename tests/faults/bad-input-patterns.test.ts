import ts from 'typescript-with-api'
import { expect, test } from 'vitest'
import { modules } from '../../apps/server/modules.ts'
import { describeApi } from '../../platform/server/http/openapi.ts'
import { assemble } from '../../platform/server/module.ts'
import { isTest, projectFiles } from '../architecture/source-files.ts'

/** Long enough for what squares to take minutes, and longer than any field may be. */
const LONG = 30_000
const TIME_MS = 250

/** Strings on which a pattern that goes back over its own steps does not come to an end: a long run, then what fits nowhere. */
function attacksOn(pattern: RegExp, length: number): string[] {
  const letters = [
    ...new Set([...pattern.source.replace(/\\u[0-9a-f]{4}|\\./gi, ' '), ...'aA0 \t\n,.-_/"\'<>(){}=:;甲']),
  ]
  const runs = letters.map((letter) => letter.repeat(length))
  const pairs = ['a0', 'aA', '0.', '0-', ' a', '""', '=a', '甲、', '_x', '{}', '<a', '甲 ', '. ', '0:', ' \n'].map(
    (pair) => pair.repeat(length / 2),
  )
  return [...runs, ...pairs].flatMap((run) => [run, `${run}\u0001`, `\u0001${run}!`])
}

/** Patterns that never see a long text, why, and how long it may be. */
const short: readonly [at: RegExp, why: string, length: number][] = [
  [/^platform\/server\/settings\.ts/, 'the operator writes the settings', 2_000],
  [/^modules\/access\/server\/other-house\.ts/, 'the operator writes the settings', 2_000],
  [/^platform\/server\/spreadsheet\/workbook\.ts.*h\+/, 'a format of more than 255 letters is passed over', 255],
]

function longestFor(name: string): number {
  return short.find(([at]) => at.test(name))?.[2] ?? LONG
}

// What this thread itself used: on a busy machine others take its turns.
function busyMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The slowest of the attacks, in milliseconds. Stops at the first that takes too long: nobody waits for the others. */
function slowest(pattern: RegExp, length = LONG): number {
  let most = 0
  for (const attack of attacksOn(pattern, length)) {
    const started = busyMs()
    // As the code uses it, or stricter: a global pattern looks for the next place again and again.
    if (pattern.global) attack.replace(pattern, '')
    else pattern.test(attack)
    most = Math.max(most, busyMs() - started)
    if (most > TIME_MS) return most
  }
  return most
}

function patternsOfSchemas(): Map<string, RegExp> {
  const found = new Map<string, RegExp>()
  const walk = (value: unknown, at: string) => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, held] of Object.entries(value)) {
      if (key === 'pattern' && typeof held === 'string') found.set(held, new RegExp(held, 'u'))
      else walk(held, `${at}.${key}`)
    }
  }
  walk(describeApi(assemble(modules)), '')
  return found
}

function patternsOfCode(): Map<string, RegExp> {
  const found = new Map<string, RegExp>()
  for (const { path, text } of projectFiles()) {
    if (!/^(platform|modules|apps)\/.*\.tsx?$/.test(path) || isTest(path) || path.includes('/tests/')) continue
    const visit = (node: ts.Node) => {
      if (ts.isRegularExpressionLiteral(node)) {
        const at = node.text.lastIndexOf('/')
        found.set(`${path}: ${node.text}`, new RegExp(node.text.slice(1, at), node.text.slice(at + 1)))
      }
      ts.forEachChild(node, visit)
    }
    visit(
      ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : undefined),
    )
  }
  return found
}

test.each([
  ['the schemas', patternsOfSchemas, 10],
  ['the code', patternsOfCode, 100],
] as const)('no text keeps a pattern of %s busy', (_where, patterns, atLeast) => {
  const all = patterns()
  expect(all.size).toBeGreaterThan(atLeast)
  const slow = [...all].flatMap(([name, pattern]) => {
    const ms = slowest(pattern, longestFor(name))
    return ms > TIME_MS ? [`${name}: ${Math.round(ms)} ms`] : []
  })
  expect(slow).toEqual([])
})

test('a pattern that does go back over its steps is found', () => {
  expect(slowest(/\s+$/)).toBeGreaterThan(TIME_MS)
})
