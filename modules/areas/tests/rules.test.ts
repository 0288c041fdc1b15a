import { expect, test } from 'vitest'
import { commonAreaOf, kindOfArea } from '../area.ts'
import { areaIdOfCode, parentByDigits, whyNotLevel, whyNotPlaced } from '../rules.ts'

const county = '621121000000000000'
const town = '621121100000000000'
const everything = () => true
const nothing = () => false

test('a code is read with or without the zeros behind it', () => {
  expect(areaIdOfCode('621121')).toBe(county)
  expect(areaIdOfCode('621121000000')).toBe(county)
  expect(areaIdOfCode(' ６２１１２１１００ ')).toBe(town)
  expect(areaIdOfCode('62')).toBe('620000000000000000')
  expect(areaIdOfCode('6211211')).toBeUndefined()
  expect(areaIdOfCode('Tongwei')).toBeUndefined()
})

test('the digits say what kind of place it is', () => {
  expect(kindOfArea('621121001000000000')).toBe('street')
  expect(kindOfArea(town)).toBe('town')
  expect(kindOfArea('621121201000000000')).toBe('townshipProper')
  expect(kindOfArea('621121901000000000')).toBe('campus')
  expect(kindOfArea('621121100001000000')).toBe('residents')
  expect(kindOfArea('621121100200000000')).toBe('villagers')
  expect(kindOfArea('621121100501000000')).toBe('estate')
  expect(kindOfArea('621121700000000000')).toBeUndefined()
})

test('a level that does not fit the digits is told with what the digits say', () => {
  expect(whyNotLevel(town, '乡级')).toBeUndefined()
  expect(whyNotLevel(town, '')).toBeUndefined()
  expect(whyNotLevel(town, 'village')?.code).toBe('areas.levelMismatch')
  expect(whyNotLevel(town, '校园')?.code).toBe('areas.campusDigits')
  expect(whyNotLevel('621121901000000000', '校园')).toBeUndefined()
  expect(whyNotLevel('621121100200000000', '小区')?.code).toBe('areas.estateDigits')
  expect(whyNotLevel(town, '星球')?.code).toBe('areas.levelUnknown')
})

test('a place stands under what its code begins with, and only when that is there', () => {
  expect(whyNotPlaced({ areaId: town, parentId: county }, everything)).toBeUndefined()
  expect(whyNotPlaced({ areaId: town, parentId: county }, nothing)?.code).toBe('areas.parentMissing')
  expect(whyNotPlaced({ areaId: town, parentId: '621122000000000000' }, everything)?.code).toBe('areas.parentNotAbove')
  expect(whyNotPlaced({ areaId: town, parentId: null }, everything)?.code).toBe('areas.parentMissing')
  expect(whyNotPlaced({ areaId: '621121700000000000', parentId: county }, everything)?.code).toBe('areas.digitsUnknown')
  expect(whyNotPlaced({ areaId: county, parentId: null }, nothing)).toBeUndefined()
})

test('a county stands alone where its city is not registered, a building finds its village', () => {
  expect(parentByDigits(county, nothing)).toBeNull()
  expect(parentByDigits(county, everything)).toBe('621100000000000000')
  expect(parentByDigits('621121100200000001', nothing)).toBe('621121100200000000')
})

test('the common area of some places is the smallest that holds them all', () => {
  expect(commonAreaOf(['621121100200000000', '621121100201000000'])).toBe(town)
  expect(commonAreaOf([town, '621121101200000000'])).toBe(county)
  expect(commonAreaOf([county, '510521000000000000'])).toBe('000000000000000000')
  expect(commonAreaOf([town])).toBe(town)
})
