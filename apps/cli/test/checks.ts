import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { askAudit } from './audit.ts'

const root = resolve(import.meta.dirname, '../../..')
const RESULTS = resolve(root, 'tests/results/vitest.json')

/** How many checks and tests passed, and the titles of those that did not. */
export interface Counts {
  passed: number
  failures: string[]
}

export const none: Counts = { passed: 0, failures: [] }

export function plus(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failures: [...one.failures, ...other.failures] }
}

/** For people; stdout ends with the one line that others read. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Runs one tool of node_modules on the Node that runs this: one check, passed or failed. */
export function runTool(title: string, program: string, args: string[]): Counts {
  const done = timed(title, () => spawn(program, args))
  return done.status === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [title] }
}

/** Runs vitest and counts its tests; a run that ends without a report, or with an error outside a test, is a failure. */
export function runTests(title: string, named: string[], environment: Record<string, string>): Counts {
  rmSync(RESULTS, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`]
  const done = timed(title, () => spawn('vitest/vitest.mjs', ['run', ...reporters, ...named], environment))
  const counts = countTests(read(RESULTS))
  const unexplained = done.status !== 0 && counts.failures.length === 0
  return unexplained ? plus(counts, { passed: 0, failures: [`${title}: ${done.signal ?? done.status}`] }) : counts
}

interface Report {
  testResults: {
    name: string
    status: string
    assertionResults: { status: string; fullName: string }[]
  }[]
}

function countTests(report: string | undefined): Counts {
  if (!report) return { passed: 0, failures: ['测试没有结果 the tests left no report'] }
  return (JSON.parse(report) as Report).testResults.map(countFile).reduce(plus, none)
}

function countFile({ name, status, assertionResults }: Report['testResults'][number]): Counts {
  const file = name.replace(`${root}/`, '')
  const failures = assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${file}: ${test.fullName}`)
  // A file that could not be loaded has no tests to count.
  if (status === 'failed' && failures.length === 0) failures.push(file)
  return { passed: assertionResults.filter((test) => test.status === 'passed').length, failures }
}

/**
 * Known holes in what users run. Found ones fail. A registry that cannot be asked is said, here and at the end, and fails
 * only where MUSTER_AUDIT=required says that it must be asked.
 */
export function runAudit(title: string): Counts & { left?: string } {
  const audit = timed(title, askAudit)
  if ('unavailable' in audit) {
    const left = `${title}: ${audit.unavailable}`
    tell(
      `这个 npm 源没有回答漏洞查询，没有查成  This registry gave no audit, so nothing was checked: ${audit.unavailable}`,
    )
    return process.env.MUSTER_AUDIT === 'required' ? { passed: 0, failures: [left] } : { ...none, left }
  }
  for (const hole of audit.lesser) tell(`较轻 lesser: ${hole}`)
  return audit.severe.length === 0
    ? { passed: 1, failures: [] }
    : { passed: 0, failures: [`${title}: ${audit.severe.join(', ')} (npm audit --omit=dev)`] }
}

function spawn(program: string, args: string[], environment: Record<string, string> = {}) {
  const env = { ...process.env, ...environment }
  return spawnSync(process.execPath, [resolve(root, 'node_modules', program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
}

function timed<T>(title: string, work: () => T): T {
  tell(`\n== ${title}`)
  const began = Date.now()
  const done = work()
  tell(`== ${((Date.now() - began) / 1000).toFixed(1)} s`)
  return done
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
