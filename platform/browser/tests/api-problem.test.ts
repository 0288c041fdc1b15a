import { expect, test } from 'vitest'
import { ApiProblem, isSignedOut, problemOf, problemText } from '../api-problem.ts'

const EXPIRED = {
  code: 'checkpoints.permitExpired',
  params: {},
  zh: '通行证已到期，请重新申请。',
  en: 'Expired. Apply again.',
}

test('what the server refused is said in its own words, in both languages', () => {
  const problem = problemOf(409, { problem: EXPIRED })
  expect(problemText(problem, 'zh')).toBe(EXPIRED.zh)
  expect(problemText(problem, 'en')).toBe(EXPIRED.en)
  expect(problem.status).toBe(409)
})

test('a server that fails without a word still tells a person what to do', () => {
  expect(problemText(problemOf(502, undefined), 'zh')).toContain('请稍后再试')
  expect(problemText(new TypeError('boom'), 'en')).toContain('Try again shortly')
})

test('a wrong password is not the end of a session', () => {
  expect(isSignedOut(problemOf(401, { problem: { ...EXPIRED, code: 'access.wrongPassword' } }))).toBe(false)
  expect(isSignedOut(problemOf(401, { problem: { ...EXPIRED, code: 'platform.signInFirst' } }))).toBe(true)
  expect(isSignedOut(problemOf(401, undefined))).toBe(true)
})

test('only a busy server says how long to wait, so only then the same command is sent again', () => {
  expect(problemOf(503, { problem: { ...EXPIRED, code: 'platform.busy' } }, 2000).afterMs).toBe(2000)
  expect(problemOf(409, { problem: EXPIRED }, 2000).afterMs).toBeUndefined()
  expect(problemOf(429, undefined, 500)).toBeInstanceOf(ApiProblem)
})
