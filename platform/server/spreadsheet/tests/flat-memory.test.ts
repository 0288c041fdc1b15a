import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const ROWS = 100_000

/** Runs in a process of its own: what matters is the memory of a server that does nothing else. */
function measure(kind: 'xlsx' | 'csv') {
  const folder = new URL('..', import.meta.url).href
  const script = `
    import { writeSheet } from '${folder}write-sheet.ts'
    import { readSheet } from '${folder}read-sheet.ts'
    const columns = ['name', 'idNumber', 'phone', 'area', 'note', 'since', 'a', 'b', 'c', 'd'].map((key) => ({ key, header: { zh: key, en: key } }))
    async function* people() {
      for (let i = 0; i < ${ROWS}; i++)
        yield { name: '测试人' + i, idNumber: '62112119900101' + (1000 + (i % 9000)), phone: '1380000' + i, area: '平襄镇中林社区', note: '第' + i + '户', since: '2022-11-02', a: i, b: i, c: i, d: i }
    }
    const started = performance.now()
    const file = writeSheet({ kind: '${kind}', columns, language: 'zh', rows: people() })
    let rows = 0
    for await (const _ of readSheet(file, { kind: '${kind}', columns: columns.map(({ key }) => ({ key, headers: [key], required: true })) })) rows++
    const seconds = (performance.now() - started) / 1000
    console.log(JSON.stringify({ rows, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script]).toString())
}

test.each(['xlsx', 'csv'] as const)('100,000 people go out and come back as %s in less than 300 MB', (kind) => {
  const { rows, seconds, megabytes } = measure(kind)
  expect(rows).toBe(ROWS)
  expect(megabytes).toBeLessThan(300)
  // Writing and reading together, on a busy machine; the targets themselves are held by the bench.
  expect(rows / seconds).toBeGreaterThan(5000)
})
