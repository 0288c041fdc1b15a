import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../../..')
const RESULTS = resolve(root, 'tests/results/vitest.json')
const AUDIT_SECONDS = 60

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

/** Asks the registry for known holes in what users run; a registry that cannot be asked is said, not failed. */
export function runAudit(title: string): Counts {
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const args = [...npm.slice(1), 'audit', '--omit=dev', '--json']
  const { stdout } = timed(title, () =>
    spawnSync(npm[0] ?? 'npm', args, { cwd: root, encoding: 'utf8', timeout: AUDIT_SECONDS * 1000 }),
  )
  const found = holesIn(stdout)
  if (found === undefined) {
    tell('这个 npm 源不提供漏洞查询，跳过  This registry does not answer audits; left out')
    return none
  }
  return found === 0
    ? { passed: 1, failures: [] }
    : { passed: 0, failures: [`${title}: ${found} (npm audit --omit=dev)`] }
}

/** High and critical ones; undefined when the answer is no audit report. */
export function holesIn(answer: string): number | undefined {
  try {
    const { metadata } = JSON.parse(answer) as { metadata?: { vulnerabilities: { high: number; critical: number } } }
    return metadata && metadata.vulnerabilities.high + metadata.vulnerabilities.critical
  } catch {
    return undefined
  }
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
