import { expect, test } from 'vitest'
import { problemText } from '../../../shared/problem.ts'
import { inline, readAll, workbook } from './workbook-fixture.ts'

const headers = `<row>${['姓名', '身份证号', '手机号', '报到日期'].map(inline).join('')}</row>`

test('a list made in WPS is read: texts in the cells, no row numbers, a rich-text name with its pronunciation', async () => {
  const { rows, unknownHeaders } = await readAll(
    workbook({
      sheetData:
        `<row>${inline('姓 名*')}${inline('公民身份号码（必填）')}${inline('备注')}${inline('联系电话')}</row>` +
        `<row><c t="s"><v>0</v></c>${inline('621121199001010028')}${inline('无')}<c><v>13800000001</v></c></row>`,
      sharedStrings:
        '<si><r><t>测试</t></r><r><rPr><b/></rPr><t>人甲</t></r><rPh sb="0" eb="1"><t>ceshi</t></rPh></si>',
    }),
  )
  expect(rows).toEqual([
    { line: 2, values: { name: '测试人甲', idNumber: '621121199001010028', phone: '13800000001' }, problems: [] },
  ])
  expect(unknownHeaders).toEqual(['备注'])
})

test('an ID number that Excel stored as a number is reported as damaged, never rounded into another person', async () => {
  const { rows } = await readAll(
    workbook({
      sheetData:
        `${headers}<row>${inline('测试人乙')}<c><v>621121199001010000</v></c></row>` +
        `<row>${inline('测试人丙')}<c><v>6.2112119900101E+17</v></c></row>` +
        `<row>${inline('测试人丁')}${inline('6.21121E+17')}</row>`,
    }),
  )
  expect(rows.map((row) => row.values.idNumber)).toEqual(['', '', ''])
  for (const row of rows) expect(row.problems.map((problem) => problem.code)).toEqual(['spreadsheet.numberDamaged'])
  expect(problemText(rows[0]!.problems[0]!, 'zh')).toContain('“身份证号”的号码被存成了数字')
})

test('formulas are never run: the value saved beside one counts, one without a value is a problem of its row', async () => {
  const { rows } = await readAll(
    workbook({
      sheetData:
        `${headers}<row>${inline('测试人甲')}${inline('1')}<c t="str"><f>WEBSERVICE("http://example.test")</f><v>13800000001</v></c></row>` +
        `<row>${inline('测试人乙')}${inline('2')}<c><f>1+1</f></c></row>` +
        `<row>${inline('测试人丙')}${inline('3')}<c t="e"><f>VLOOKUP(1,2,3)</f><v>#N/A</v></c></row>` +
        `<row>${inline('=1+1')}${inline('4')}</row>`,
    }),
  )
  expect(rows.map((row) => row.values.phone)).toEqual(['13800000001', '', '', ''])
  expect(rows.map((row) => row.problems[0]?.code)).toEqual([
    undefined,
    'spreadsheet.formulaWithoutValue',
    'spreadsheet.errorValue',
    undefined,
  ])
  expect(rows[3]!.values.name).toBe('=1+1')
})

test('dates come as days whatever their format, and numbers keep the zeros that Excel shows', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>' +
    '<numFmt numFmtId="177" formatCode="000000"/><numFmt numFmtId="178" formatCode="[Red]0.00"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/><xf numFmtId="22"/></cellXfs>'
  const row = (id: string, since: string) => `<row>${inline('测试人甲')}${id}${inline('-')}${since}</row>`
  const { rows } = await readAll(
    workbook({
      styles,
      sheetData:
        headers +
        row('<c s="3"><v>1234</v></c>', '<c s="1"><v>44867</v></c>') +
        row('<c s="4"><v>0.10000000000000001</v></c>', '<c s="2"><v>44867</v></c>') +
        row('<c s="0"><v>7</v></c>', '<c s="5"><v>44867.586805555555</v></c>') +
        row('<c s="0"><v>7</v></c>', '<c s="0"><v>44867</v></c>') +
        row('<c t="b"><v>1</v></c>', inline('2022年11月2日')) +
        row(inline('7'), inline('下周一')),
    }),
  )
  expect(rows.map((one) => one.values.idNumber)).toEqual(['001234', '0.1', '7', '7', 'TRUE', '7'])
  const day = '2022-11-02'
  expect(rows.map((one) => one.values.since)).toEqual([day, day, `${day} 14:05`, day, day, '下周一'])
})

test('a title above the headers, blank rows and a name space of its own do no harm; lines are those that Excel shows', async () => {
  const cell = (reference: string, text: string) =>
    `<x:c r="${reference}" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`
  const { rows } = await readAll(
    workbook({
      prefix: 'x',
      sheetData:
        `<x:row r="1">${cell('A1', '平襄镇下沉人员名单（测试）')}</x:row>` +
        `<x:row r="3">${cell('B3', '身份证号')}${cell('D3', '姓名')}</x:row><x:row r="4"/>` +
        `<x:row r="7">${cell('B7', '621121199001010028')}${cell('D7', ' 测试_x000D_人&amp;甲 ')}</x:row>`,
    }),
  )
  expect(rows).toEqual([{ line: 7, values: { idNumber: '621121199001010028', name: '测试\r人&甲' }, problems: [] }])
})
