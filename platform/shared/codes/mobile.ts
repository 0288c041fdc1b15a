import type { Problem } from '../problem.ts'
import { plainText } from './plain-text.ts'
import { problems } from './problems.ts'

/** A mobile number as 11 digits: full-width digits, spaces, hyphens, brackets and +86 or 0086 are taken off. */
export function normaliseMobile(text: string): string {
  return plainText(text)
    .replace(/[-()‐-―−]/g, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
}

/** What is wrong with a mainland mobile number, or undefined. Refuses with mobileLength, mobileShape. */
export function whyNotMobile(text: string): Problem | undefined {
  const number = normaliseMobile(text)
  if (/^1[3-9]\d{9}$/.test(number)) return undefined
  if (/^1\d*$/.test(number) && number.length !== 11) return problems.mobileLength({ length: number.length })
  return problems.mobileShape()
}
