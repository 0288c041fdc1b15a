import { expect, test } from 'vitest'
import { holesIn } from './checks.ts'

test('a high or critical hole in a dependency counts', () => {
  expect(holesIn('{"metadata":{"vulnerabilities":{"low":4,"high":1,"critical":2}}}')).toBe(3)
})

test('a registry that cannot be asked is told from one that found nothing', () => {
  expect(holesIn('{"metadata":{"vulnerabilities":{"high":0,"critical":0}}}')).toBe(0)
  expect(holesIn('{"error":{"code":"E405"}}')).toBeUndefined()
  expect(holesIn('')).toBeUndefined()
})
