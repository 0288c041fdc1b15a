import type { Language } from './language/language.ts'

/** A refusal as the server answers it: a code to act on, and what to tell a person in both languages. */
export type AnsweredProblem = { code: string; params?: Record<string, unknown>; zh: string; en: string }

/** What a failed call throws. `problem.code` says which: the server's own codes, or `browser.…` for the way there. */
export class ApiProblem extends Error {
  readonly problem: AnsweredProblem
  readonly status: number
  readonly afterMs: number | undefined

  constructor(problem: AnsweredProblem, status: number, afterMs?: number) {
    super(problem.code)
    this.name = 'ApiProblem'
    this.problem = problem
    this.status = status
    this.afterMs = afterMs
  }
}

const OFFLINE: AnsweredProblem = {
  code: 'browser.offline',
  zh: '网络不通，未能连到服务器。已填的内容还在本页，网络恢复后请再试。',
  en: 'No network: the server was not reached. What you typed is still here; try again when the network is back.',
}

const SIGNED_OUT: AnsweredProblem = {
  code: 'browser.signedOut',
  zh: '登录已失效，请重新登录。',
  en: 'You are signed out. Sign in again.',
}

const BUSY: AnsweredProblem = {
  code: 'browser.busy',
  zh: '服务器正忙，请稍后再试。重复提交不会记两次。',
  en: 'The server is busy. Try again shortly; sending again does not record it twice.',
}

const FAILED: AnsweredProblem = {
  code: 'browser.serverFailed',
  zh: '服务器出错，没有给出结果。请稍后再试；仍不行请告知管理员。',
  en: 'The server failed and gave no result. Try again shortly; if it keeps failing, tell the administrator.',
}

export const offlineProblem = () => new ApiProblem(OFFLINE, 0)
export const signedOutProblem = () => new ApiProblem(SIGNED_OUT, 401)
export const busyProblem = (status: number, afterMs: number) => new ApiProblem(BUSY, status, afterMs)

/** Turns a non-2xx answer into the problem it carries, or into a plain one when it carries none. */
export function problemOf(status: number, body: unknown, afterMs = 1000): ApiProblem {
  const carried = carriedProblem(body)
  if (carried) return new ApiProblem(carried, status, isBusy(status) ? afterMs : undefined)
  if (status === 401) return signedOutProblem()
  if (isBusy(status)) return busyProblem(status, afterMs)
  return new ApiProblem(FAILED, status)
}

/** Any thrown value as text for a person. */
export function problemText(error: unknown, language: Language): string {
  return (error instanceof ApiProblem ? error.problem : FAILED)[language]
}

export function problemCode(error: unknown): string {
  return error instanceof ApiProblem ? error.problem.code : FAILED.code
}

/** True when the session has ended, as opposed to a wrong password, which is a 401 too. */
export function isSignedOut(error: unknown): boolean {
  return ['platform.signInFirst', SIGNED_OUT.code].includes(problemCode(error))
}

function isBusy(status: number) {
  return status === 429 || status === 503
}

function carriedProblem(body: unknown): AnsweredProblem | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const candidate = 'problem' in body ? body.problem : body
  if (typeof candidate !== 'object' || candidate === null) return undefined
  return 'code' in candidate && 'zh' in candidate && 'en' in candidate ? (candidate as AnsweredProblem) : undefined
}
