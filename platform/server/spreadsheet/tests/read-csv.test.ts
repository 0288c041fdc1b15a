import { expect, test } from 'vitest'
import { inline, readAll, refusalOf, workbook } from './workbook-fixture.ts'

const csv = { kind: 'csv' as const }
const values = { name: '测试人甲', idNumber: '621121199001010028', phone: '13800000001', since: '2022-11-02' }
const table = '姓名,身份证号,手机号,报到日期\r\n测试人甲,621121199001010028,13800000001,2022/11/2\r\n'

test('a list saved by Excel as CSV reads the same in UTF-8 with a mark, without one and as Unicode text', async () => {
  for (const bytes of [
    Buffer.from(`\ufeff${table}`),
    Buffer.from(table),
    Buffer.from(`\ufeff${table.replaceAll(',', '\t')}`, 'utf16le'),
  ]) {
    expect((await readAll(bytes, csv)).rows).toEqual([{ line: 2, values, problems: [] }])
  }
})

test('a list in GB18030 is read, even when its first Chinese character stands at the end', async () => {
  // 姓名,身份证号 / 张㐀,1 with 㐀 as the four bytes 8139EE39
  const bytes = Buffer.from('d0d5c3fb2cc9edb7ddd6a4bac50d0ad5c58139ee392c310d0a', 'hex')
  expect((await readAll(bytes, csv)).rows[0]!.values).toEqual({ name: '张㐀', idNumber: '1' })
  const late = Buffer.concat([
    Buffer.from(`name,ID number\n${'a,1\n'.repeat(60_000)}`),
    Buffer.from('d5c52c310a', 'hex'),
  ])
  expect((await readAll(late, csv)).rows.at(-1)!.values.name).toBe('张')
})

test('digits that were lost before saving are reported; tabs and apostrophes that protected them go', async () => {
  const { rows } = await readAll(
    Buffer.from(
      '姓名,身份证号,手机号\n甲,6.21121E+17,\t13800000001\n乙,\'621121199001010028,"a\nb"\n,,\n丙,\'=1,"说""是"""',
    ),
    csv,
  )
  expect(rows.map(({ line, values: { idNumber, phone } }) => [line, idNumber, phone])).toEqual([
    [2, '', '13800000001'],
    [3, '621121199001010028', 'a\nb'],
    [5, '=1', '说"是"'],
  ])
  expect(rows[0]!.problems[0]?.code).toBe('spreadsheet.numberDamaged')
})

test('a workbook called .csv, bytes of no encoding, a quote that never ends and a missing column are refused', async () => {
  const people = workbook({ sheetData: `<row>${inline('姓名')}</row>` })
  expect((await refusalOf(people, csv)).code).toBe('spreadsheet.notCsv')
  expect((await refusalOf(Buffer.from([0x61, 0, 0x62]), csv)).code).toBe('spreadsheet.notCsv')
  expect((await refusalOf(Buffer.from([0xff, 0xff, 0xff, 0x0a]), csv)).code).toBe('spreadsheet.unknownEncoding')
  const open = await refusalOf(Buffer.from(`${table}"测试人乙,${'6'.repeat(1_200_000)}`), csv)
  expect(open).toEqual({ code: 'spreadsheet.csvBroken', params: { line: 3 } })
  expect((await refusalOf(Buffer.from('姓名\n甲\n'), csv)).code).toBe('spreadsheet.missingHeaders')
  expect((await refusalOf(Buffer.alloc(0), csv)).code).toBe('spreadsheet.empty')
})
