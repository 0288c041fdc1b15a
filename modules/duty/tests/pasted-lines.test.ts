import { expect, test } from 'vitest'
import { isFromSheet, readPasted } from '../console/pasted-lines.ts'

test('cells copied from a sheet become lines, its heading and empty lines do not', () => {
  const copied =
    '名称\t区域\t地点\t类型\r\n华家岭卡点\t华家岭镇 老站村\tG310 国道\t路口卡点\r\n\r\n马营卡点\t621121101\t镇东口\r\n'
  expect(readPasted(copied)).toEqual([
    { name: '华家岭卡点', areaText: '华家岭镇 老站村', place: 'G310 国道', kindText: '路口卡点' },
    { name: '马营卡点', areaText: '621121101', place: '镇东口' },
  ])
})

test('a single word that is pasted stays in its field', () => {
  expect(isFromSheet('华家岭卡点')).toBe(false)
  expect(isFromSheet('华家岭卡点\n')).toBe(false)
  expect(isFromSheet('华家岭卡点\t621121102')).toBe(true)
})
