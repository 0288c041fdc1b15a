import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { problemText } from '../../../shared/problem.ts'
import { inline, readAll, refusalOf, workbook } from './workbook-fixture.ts'

const headers = `<row>${['姓名', '身份证号'].map(inline).join('')}</row>`
const person = `<row>${['测试人甲', '621121199001010028'].map(inline).join('')}</row>`

test('a file of zeros in a workbook is refused before it is unpacked', async () => {
  const bomb = workbook({ sheetData: headers, more: { 'xl/worksheets/sheet2.xml': new Uint8Array(64 * 1024 * 1024) } })
  expect(bomb.length).toBeLessThan(200_000)
  expect((await refusalOf(bomb)).code).toBe('spreadsheet.suspiciousArchive')
})

test('a bomb that lies about its size in the directory is refused while it is unpacked', async () => {
  const swollen = workbook({ sheetData: headers + ' '.repeat(32 * 1024 * 1024) })
  // The directory says 1,000 bytes wherever it said the size of the sheet.
  for (
    let at = swollen.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = swollen.indexOf('PK\x01\x02', at + 4, 'latin1')
  ) {
    if (swollen.readUInt32LE(at + 24) > 1_000_000) swollen.writeUInt32LE(1000, at + 24)
  }
  expect((await refusalOf(swollen)).code).toBe('spreadsheet.notXlsx')
})

test('thousands of files, or more text than a workbook shares, are refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`xl/media/${i}.png`, new Uint8Array(1)]))
  expect((await refusalOf(workbook({ sheetData: headers, more: many }))).code).toBe('spreadsheet.suspiciousArchive')
  const shared = workbook({ sheetData: headers, sharedStrings: `<si><t>${'测试'.repeat(500)}</t></si>` })
  expect((await refusalOf(shared, { limits: { sharedTextBytes: 1000 } })).code).toBe('spreadsheet.suspiciousArchive')
})

test('entities that would multiply are refused with the document type that declares them', async () => {
  const lol = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook><sheets/></workbook>`
  expect((await refusalOf(workbook({ sheetData: headers, workbook: lol }))).code).toBe('spreadsheet.notXlsx')
})

test('old .xls, a password, a web page called .xls, another zip and half a file are each told what to do', async () => {
  const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(300_000)])
  expect((await refusalOf(compound)).code).toBe('spreadsheet.oldXls')
  const encrypted = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')])
  expect((await refusalOf(encrypted)).code).toBe('spreadsheet.encrypted')
  const page = await refusalOf(Buffer.from('<html><table><tr><td>姓名</td></tr></table></html>'))
  expect(problemText(page, 'zh')).toContain('另存为“Excel 工作簿（.xlsx）”')
  expect((await refusalOf(Buffer.from(zipSync({ 'a.txt': strToU8('a') })))).code).toBe('spreadsheet.notXlsx')
  const whole = workbook({ sheetData: headers + person })
  expect((await refusalOf(whole.subarray(0, whole.length / 2))).code).toBe('spreadsheet.notXlsx')
  expect((await refusalOf(Buffer.alloc(0))).code).toBe('spreadsheet.notXlsx')
  expect((await refusalOf(workbook({ sheetData: `${headers}<row><c` }))).code).toBe('spreadsheet.notXlsx')
})

test('missing, doubled and no headers are refused by name', async () => {
  const missing = await refusalOf(workbook({ sheetData: `<row>${inline('姓名')}${inline('电话')}</row>` }))
  expect(problemText(missing, 'en')).toContain('These columns are missing: 身份证号')
  const twice = await refusalOf(
    workbook({ sheetData: `<row>${['姓名', 'Name', '身份证号'].map(inline).join('')}</row>` }),
  )
  expect(twice).toEqual({ code: 'spreadsheet.headerTwice', params: { first: '姓名', second: 'Name' } })
  expect((await refusalOf(workbook({ sheetData: '' }))).code).toBe('spreadsheet.empty')
})

test('too many rows, columns or bytes are refused with the limit', async () => {
  const sheetData = headers + person.repeat(12)
  expect(await refusalOf(workbook({ sheetData }), { limits: { rows: 11 } })).toEqual({
    code: 'spreadsheet.tooManyRows',
    params: { limit: 11 },
  })
  expect((await refusalOf(workbook({ sheetData }), { limits: { rows: 3 } })).code).toBe('spreadsheet.tooManyRows')
  expect((await readAll(workbook({ sheetData }), { limits: { rows: 12 } })).rows).toHaveLength(12)
  const wide = workbook({ sheetData: `${headers}<row r="2"><c r="XFD2"><v>1</v></c></row>` })
  expect(await refusalOf(wide)).toEqual({ code: 'spreadsheet.tooManyColumns', params: { line: 2, limit: 1000 } })
  expect((await refusalOf(workbook({ sheetData }), { limits: { fileBytes: 500 } })).code).toBe('spreadsheet.tooLarge')
})

test('no file stays in the temporary folder, neither after a refusal nor after a reader that stops early', async () => {
  await refusalOf(Buffer.from('not a workbook'))
  await readAll(workbook({ sheetData: headers + person }))
  expect((await readdir(tmpdir())).filter((name) => /^muster-[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name))).toEqual([])
})
