import { expect, test } from 'vitest'
import type { Area } from '../../areas/area.ts'
import { documentOf, problemsOfPerson, tidyFields, whyNotHome } from '../rules.ts'
import { indexVillages } from '../server/village-index.ts'

const right = { name: '张演安', document: 'residentId' as const, identityNumber: '11010519491231002X' }

test('a person with a name and a sound number can be registered', () => {
  expect(problemsOfPerson(right)).toEqual([])
  expect(problemsOfPerson({ ...right, mobile: '+86 138 0013 8000' })).toEqual([])
})

test('everything that is wrong with a row is told at once', () => {
  const codes = problemsOfPerson({ ...right, name: '', identityNumber: '110105194912310020', mobile: '123' }).map(
    (one) => one.code,
  )
  expect(codes).toEqual(['people.nameMissing', 'codes.identityNumberChecksum', 'codes.mobileLength'])
})

test('columns that have shifted are noticed by a name that is a number', () => {
  expect(problemsOfPerson({ ...right, name: '13800138000' })[0]?.code).toBe('people.nameIsNumber')
})

test('numbers are sealed as they are compared', () => {
  const tidy = tidyFields({ name: ' 张演安 ', identityNumber: '11010519491231002x', mobile: '138-0013-8000' })
  expect(tidy).toEqual({ name: '张演安', identityNumber: '11010519491231002X', mobile: '13800138000' })
})

test('people live in a village or below', () => {
  expect(whyNotHome('621121100001000000')).toBeUndefined()
  expect(whyNotHome('621121100001001000')).toBeUndefined()
  expect(whyNotHome('621121100000000000')?.code).toBe('people.areaTooWide')
})

test('documents go by the names that sheets use', () => {
  expect(documentOf('')).toBe('residentId')
  expect(documentOf('港澳台居民居住证')).toBe('residencePermit')
  expect(documentOf('月票')).toBeUndefined()
})

const area = (id: string, name: string, level: Area['level'], parentId: string | null): Area => ({
  id,
  code: id.replace(/(000)+$/, ''),
  name,
  level,
  parentId,
})
const [one, other] = ['621121100000000000', '621121101000000000']
const villages = indexVillages([
  area(one, '平襄镇', 'township', null),
  area(other, '马营镇', 'township', null),
  area('621121100001000000', '中林社区居委会', 'village', one),
  area('621121100201000000', '李店村民委员会', 'village', one),
  area('621121100202000000', '柳林村民委员会', 'village', one),
  area('621121101202000000', '柳林村民委员会', 'village', other),
  area('621121101203000000', '柳林社区居委会', 'village', other),
])
const code = (text: string, township = '') => {
  const found = villages.find(text, township)
  return 'areaId' in found ? found.areaId : found.problem.code
}

test('a village is found by its code, its whole name or the short one people use', () => {
  expect(code('621121100001')).toBe('621121100001000000')
  expect(code('中林社区居委会')).toBe('621121100001000000')
  expect(code('中林社区')).toBe('621121100001000000')
  expect(code('李店村')).toBe('621121100201000000')
  expect(code('李店村委会')).toBe('621121100201000000')
  expect(code('李店')).toBe('621121100201000000')
})

test('a name that fits several places is told, unless the township says which', () => {
  expect(code('柳林村')).toBe('people.areaAmbiguous')
  expect(code('柳林村', '马营镇')).toBe('621121101202000000')
  expect(code('平襄镇柳林村')).toBe('621121100202000000')
  expect(code('柳林社区')).toBe('621121101203000000')
})

test('what is not there, too wide or empty is told apart', () => {
  expect(code('没有这个村')).toBe('people.areaUnknown')
  expect(code('柳林村', '不知道镇')).toBe('people.areaUnknown')
  expect(code('621121100')).toBe('people.areaTooWide')
  expect(code('')).toBe('people.areaMissing')
})
