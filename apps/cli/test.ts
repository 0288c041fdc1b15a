// `npm test`: everything that CI runs. Every part runs even when one fails, so that one run tells all there is to mend.

import { ensureChinese, ensureChromium } from './test/browser.ts'
import { type Counts, none, plus, runAudit, runTests, runTool, tell } from './test/checks.ts'

const chromium = ensureChromium()
ensureChinese()

// What stands behind `npm test --` narrows the tests down and goes to vitest alone.
const named = process.argv.slice(2)
let counts: Counts = none
let left: string | undefined
if (named.length === 0) {
  counts = plus(
    counts,
    runTool('格式与写法 format and lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
  )
  counts = plus(counts, runTool('类型 types', 'typescript/bin/tsc', ['--noEmit', '--project', '.']))
  counts = plus(counts, runTool('多余的代码 dead code', 'knip/bin/knip.js', ['--no-progress']))
  const audit = runAudit('依赖的已知漏洞 known holes in dependencies')
  counts = plus(counts, audit)
  left = audit.left
}
counts = plus(counts, runTests('测试 tests', named, { MUSTER_CHROMIUM: chromium }))

if (left) tell(`没有检查 not checked: ${left}`)
for (const failure of counts.failures) tell(`没有通过 failed: ${failure}`)
process.stdout.write(`${counts.passed} passed, ${counts.failures.length} failed\n`)
process.exitCode = counts.failures.length === 0 && counts.passed > 0 ? 0 : 1
