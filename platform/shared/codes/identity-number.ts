import type { Problem } from '../problem.ts'
import { plainText } from './plain-text.ts'
import { problems } from './problems.ts'

/**
 * What a person showed. The first three carry a number that can be checked; passports, travel permits (HK/Macao/Taiwan
 * residents' mainland travel permits) and others are free text.
 */
export const identityDocuments = [
  'residentId',
  'residencePermit',
  'foreignResidentId',
  'passport',
  'travelPermit',
  'other',
] as const
export type IdentityDocument = (typeof identityDocuments)[number]

// GB 11643-1999; the same check is used by HK/Macao/Taiwan residence permits (81, 82, 83) and, since 2023-12, by
// foreign permanent resident cards (first digit 9).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'
const REGIONS = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/
const OLD_FOREIGN = /^[A-Z]{3}\d{12}$/
// Digits that are taken for each other on a worn card or a bad photocopy.
const MISREAD: Record<string, string> = { 0: '68', 1: '7', 3: '8', 5: '6', 6: '058', 7: '1', 8: '036' }

/** A number as it is compared and sealed: full-width digits made plain, spaces and hyphens gone, letters capital. */
export function normaliseIdentityNumber(text: string): string {
  if (/^[0-9A-Z]+$/.test(text)) return text
  return plainText(text)
    .toUpperCase()
    .replace(/[-‐-―]/g, '')
}

/** The kind of document a checked number belongs to; undefined when its shape is that of none. */
export function identityDocumentOf(text: string): IdentityDocument | undefined {
  const number = normaliseIdentityNumber(text)
  if (OLD_FOREIGN.test(number)) return 'foreignResidentId'
  if (!/^\d{17}[\dX]$/.test(number)) return undefined
  if (number.startsWith('9')) return 'foreignResidentId'
  return /^8[123]/.test(number) ? 'residencePermit' : 'residentId'
}

/**
 * What is wrong with a document number, or undefined. Without `document` the number must be one that can be checked.
 * Refuses with identityNumberEmpty, -Length, -Old, -Characters, -Region, -Date, -Checksum, documentNumberShape.
 */
export function whyNotIdentityNumber(text: string, document: IdentityDocument = 'residentId'): Problem | undefined {
  const number = normaliseIdentityNumber(text)
  if (number === '') return problems.identityNumberEmpty()
  if (document === 'passport' || document === 'travelPermit' || document === 'other') return whyNotFreeNumber(number)
  if (OLD_FOREIGN.test(number)) return whyNotOldForeign(number)
  return whyNotShape(number) ?? whyNotChecked(number)
}

function whyNotFreeNumber(number: string): Problem | undefined {
  return /^[A-Z0-9()/]{4,30}$/.test(number) ? undefined : problems.documentNumberShape()
}

// Three letters of the country, four digits of the place, the birth date as YYMMDD, two more digits.
function whyNotOldForeign(number: string): Problem | undefined {
  const day = number.slice(7, 13)
  return isDate(`19${day}`) || isDate(`20${day}`) ? undefined : problems.documentNumberShape()
}

function whyNotShape(number: string): Problem | undefined {
  if (/^\d{15}$/.test(number)) return problems.identityNumberOld()
  const odd = number.search(/[^\d](?!$)|[^\dX]$/)
  if (odd >= 0) return problems.identityNumberCharacters({ position: odd + 1 })
  if (number.length !== 18) return problems.identityNumberLength({ length: number.length })
  return undefined
}

function whyNotChecked(number: string): Problem | undefined {
  if (!REGIONS.test(number)) return problems.identityNumberRegion()
  if (!isDate(number.slice(6, 14))) return problems.identityNumberDate()
  if (checkCharacter(number) === number[17]) return undefined
  return problems.identityNumberChecksum({ positions: likelyPositions(number).join(' ') })
}

/** The 18th character that the first 17 digits ask for. */
export function checkCharacter(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  return CHECK.charAt(sum % 11)
}

/**
 * Where to look first: places where exchanging two neighbours or a digit often misread makes the number right, at most
 * three; the last place when there is none. Positions only, so that the answer gives nothing of the number away.
 */
function likelyPositions(number: string): string[] {
  const swapped: string[] = []
  const misread: string[] = []
  for (let at = 0; at < 17; at++) {
    const [here = '', next = ''] = number.slice(at, at + 2)
    if (here !== next && isRight(replaceAt(number, at, next + here))) swapped.push(`${at + 1}-${at + 2}`)
    if ([...(MISREAD[here] ?? '')].some((digit) => isRight(replaceAt(number, at, digit)))) misread.push(`${at + 1}`)
  }
  const found = [...swapped, ...misread].slice(0, 3)
  return found.length > 0 ? found : ['18']
}

function replaceAt(number: string, at: number, by: string): string {
  return number.slice(0, at) + by + number.slice(at + by.length)
}

function isRight(number: string): boolean {
  return (
    /^\d{17}/.test(number) &&
    REGIONS.test(number) &&
    isDate(number.slice(6, 14)) &&
    checkCharacter(number) === number[17]
  )
}

/** Whether YYYYMMDD is a day between 1850 and 2149; whether it has come yet is not asked, for rules here have no clock. */
function isDate(digits: string): boolean {
  if (!/^\d{8}$/.test(digits)) return false
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)].map(Number) as [
    number,
    number,
    number,
  ]
  // The days of a month are the last day before the next one begins.
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return year >= 1850 && year < 2150 && month >= 1 && month <= 12 && day >= 1 && day <= days
}
