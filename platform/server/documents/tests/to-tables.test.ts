import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { chineseNumber } from '../heading-numbers.ts'
import { toCsv, toXlsx } from '../to-tables.ts'
import { dailyReport } from './daily-report.ts'

test('the tables of a report come as a workbook: figures as numbers, days as days, where they come from on the last sheet', async () => {
  const file = await toXlsx(await dailyReport())
  const part = (path: string) => strFromU8(unzipSync(file)[path]!)
  expect(part('xl/workbook.xml')).toMatch(/name="各乡镇查验情况".*name="说明"/)
  expect(part('xl/worksheets/sheet1.xml')).toContain('<c r="B2" s="3"><v>640</v></c><c r="C2" s="4"><v>44867</v></c>')
  expect(part('xl/worksheets/sheet2.xml')).toContain('测试县疫情防控指挥部')
  expect((await toXlsx(await dailyReport())).equals(file)).toBe(true)
})

test('one table comes as CSV; a report without tables has none, and its workbook still opens', async () => {
  const text = (await toCsv(await dailyReport()))?.toString()
  expect(text).toContain('乡镇,车辆,日期\r\n平襄镇,640,2022-11-02\r\n"<b>马营镇</b> & ""其他""",644,\r\n')
  const bare = await dailyReport({ blocks: [] })
  expect(await toCsv(bare)).toBeUndefined()
  expect(Object.keys(unzipSync(await toXlsx(bare)))).toContain('xl/worksheets/sheet1.xml')
})

test('headings are counted as a Chinese reader does', () => {
  expect([1, 10, 11, 20, 21, 99, 100].map(chineseNumber)).toEqual([
    '一',
    '十',
    '十一',
    '二十',
    '二十一',
    '九十九',
    '100',
  ])
})
