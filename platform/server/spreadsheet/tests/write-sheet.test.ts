import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { workbookBytes } from '../workbook-bytes.ts'
import { type WriteSheetOptions, writeSheet } from '../write-sheet.ts'
import type { WrittenColumn } from '../written-column.ts'
import { peopleColumns, readAll } from './workbook-fixture.ts'

const columns: WrittenColumn[] = [
  { key: 'name', header: { zh: '姓名', en: 'Name' }, width: 14 },
  { key: 'idNumber', header: { zh: '身份证号', en: 'ID number' } },
  { key: 'passages', header: { zh: '人次', en: 'Passages' }, type: 'number' },
  { key: 'since', header: { zh: '报到日期', en: 'Since' }, type: 'date' },
]
const rows = [
  { name: '=cmd|calc', idNumber: '621121199001010028', passages: 3, since: '2022-11-02' },
  { name: '<测试>&"人"\u0001乙', idNumber: '@x', passages: -2.5, since: new Date('2022-11-02T06:00:00Z') },
  { name: null, idNumber: undefined, passages: '不详', since: '待定' },
]
const notes = { watermark: '内部资料 & 测试', recipient: '测试单位', purpose: '核对名单', asOf: '2022-11-02 18:00' }

async function write(options: Partial<WriteSheetOptions> = {}): Promise<Buffer> {
  return buffer(writeSheet({ kind: 'xlsx', columns, language: 'zh', rows, ...options }))
}

interface Reopened {
  entries: [string, number[]][]
  sheets: {
    name: string
    frozen: string[] | null
    widths: string[]
    footer: string | null
    formulas: number
    cells: Record<string, string[]>
  }[]
}

async function reopen(bytes: Buffer): Promise<Reopened> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-test-'))
  await writeFile(join(folder, 'table.xlsx'), bytes)
  const printed = execFileSync('python3', [join(import.meta.dirname, 'reopen.py'), join(folder, 'table.xlsx')])
  await rm(folder, { recursive: true })
  return JSON.parse(printed.toString())
}

test('another program finds texts as text, numbers as numbers, days as days, and no formula', async () => {
  const [sheet] = (await reopen(await write())).sheets
  expect(sheet).toMatchObject({ name: '数据', frozen: ['frozen', '1'], formulas: 0, widths: ['14', '18', '12', '12'] })
  expect(sheet!.cells).toMatchObject({
    A1: ['inlineStr', '姓名', '49'],
    A2: ['inlineStr', '=cmd|calc', '49'],
    B2: ['inlineStr', '621121199001010028', '49'],
    C2: ['n', '3', '0'],
    D2: ['n', '44867', '164'],
    A3: ['inlineStr', '<测试>&"人"_x0001_乙', '49'],
    C3: ['n', '-2.5', '0'],
    D3: ['n', '44867.25', '165'],
    C4: ['inlineStr', '不详', '49'],
    D4: ['inlineStr', '待定', '49'],
  })
  expect(sheet!.cells).not.toHaveProperty('A4')
})

test('what leaves the house says on a last sheet and on every printed page for whom it is', async () => {
  const { sheets, entries } = await reopen(await write({ notes }))
  expect(sheets.map((sheet) => sheet.name)).toEqual(['数据', '说明'])
  expect(sheets[0]!.footer).toBe('&C内部资料 && 测试')
  expect(Object.values(sheets[1]!.cells).map(([, text]) => text)).toEqual([
    ...['水印', '内部资料 & 测试', '领取人', '测试单位', '用途', '核对名单', '数据截至', '2022-11-02 18:00'],
  ])
  expect(new Set(entries.map(([, time]) => time.join('-')))).toEqual(new Set(['1980-1-1-0-0-0']))
})

test('the same rows give the same bytes', async () => {
  expect((await write({ notes })).equals(await write({ notes }))).toBe(true)
})

test('a CSV opens in Excel with Chinese in it, nothing in it becomes a formula, and its notes are no rows', async () => {
  const text = (await write({ kind: 'csv', notes })).toString()
  expect(text.split('\r\n')).toEqual([
    '\ufeff姓名,身份证号,人次,报到日期',
    "'=cmd|calc,621121199001010028,3,2022-11-02",
    '"<测试>&""人""\u0001乙",\'@x,-2.5,2022-11-02 06:00',
    ',,不详,待定',
    '',
    '# 说明',
    ...['水印,内部资料 & 测试', '领取人,测试单位', '用途,核对名单', '数据截至,2022-11-02 18:00', ''],
  ])
  const { rows: read } = await readAll(Buffer.from(text), { kind: 'csv' })
  expect(read.map((row) => row.values.name)).toEqual(['=cmd|calc', '<测试>&"人"\u0001乙', ''])
})

test('rows beyond a full sheet go on in a next one with the same headers, and an exactly full one has no empty successor', async () => {
  const book = async (count: number) => {
    const table = { name: '人员', columns, rows: Array.from({ length: count }, (_, i) => ({ name: `测试${i}` })) }
    return reopen(Buffer.concat(await Array.fromAsync(workbookBytes([table], 'zh', undefined, 3))))
  }
  expect((await book(4)).sheets.map((sheet) => sheet.name)).toEqual(['人员', '人员 (2)'])
  const { sheets } = await book(5)
  expect(sheets.map((sheet) => Object.keys(sheet.cells).length)).toEqual([6, 6, 5])
  expect(sheets[2]!.cells).toMatchObject({ A1: ['inlineStr', '姓名', '49'], A2: ['inlineStr', '测试4', '49'] })
})

test('whatever people write comes back as they wrote it, from a workbook and from a CSV', async () => {
  const text = fc.string({
    unit: fc.constantFrom('=', '+', '@', "'", '"', ',', '\n', '\t', '_x000D_', '&', '<', '张', '🙂', '1', 'e'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ name: text, idNumber: text }), { minLength: 1, maxLength: 12 }),
      async (people) => {
        const written = people.map((person) => ({ name: `测${person.name}末`, idNumber: `=${person.idNumber}末` }))
        for (const kind of ['xlsx', 'csv'] as const) {
          const { rows: read } = await readAll(await write({ kind, rows: written }), { kind, columns: peopleColumns })
          expect(read.map(({ values: { name, idNumber } }) => ({ name, idNumber }))).toEqual(written)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('a reader that goes away frees the source of the rows, and a source that fails fails the file', async () => {
  let freed = false
  async function* endless() {
    try {
      for (;;) yield { name: '测试人甲'.repeat(100) }
    } finally {
      freed = true
    }
  }
  for await (const _ of writeSheet({ kind: 'xlsx', columns, language: 'zh', rows: endless() })) break
  await expect.poll(() => freed).toBe(true)
  async function* failing() {
    yield { name: '测试人甲' }
    throw new Error('connection lost')
  }
  await expect(write({ rows: failing() })).rejects.toThrow('connection lost')
})
