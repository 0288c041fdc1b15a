import type { Problem } from '../problem.ts'
import { plainText } from './plain-text.ts'
import { problems } from './problems.ts'

/** `other`: police, trailer, Hong Kong and Macao, consular, army, temporary and foreign plates, and vehicles without one. */
export const plateKinds = ['ordinary', 'newEnergySmall', 'newEnergyLarge', 'other'] as const
export type PlateKind = (typeof plateKinds)[number]

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const PROVINCE = `[${PROVINCES}]`
const SERIAL = '[A-HJ-NP-Z0-9]'

// GA 36: the letters I and O are not used; D or F stands for new energy.
const shapes: Record<Exclude<PlateKind, 'other'>, RegExp> = {
  ordinary: new RegExp(`^${PROVINCE}[A-HJ-NP-Z]${SERIAL}{5}$`),
  newEnergySmall: new RegExp(`^${PROVINCE}[A-HJ-NP-Z][DF]${SERIAL}\\d{4}$`),
  newEnergyLarge: new RegExp(`^${PROVINCE}[A-HJ-NP-Z]\\d{5}[DF]$`),
}

const specialShapes = [
  new RegExp(`^${PROVINCE}[A-Z]${SERIAL}{4}[警学挂港澳领试超]$`),
  new RegExp(`^${PROVINCE}[A-Z]X?\\d{4}应急$`),
  new RegExp(`^(临${PROVINCE}[A-Z]${SERIAL}{4,6}|${PROVINCE}[A-Z]${SERIAL}{4,6}临)$`),
  new RegExp(`^WJ${PROVINCE}?${SERIAL}{4,6}$`),
  /^[A-Z]{2}\d{5}$/, // army
  /^(使\d{6}|\d{6}使)$/, // embassies
]

const IN_ORDER = new RegExp(`^${PROVINCE}[A-Z]${SERIAL}{5,6}$`)
const BEGINS_AS_PLATE = new RegExp(`^${PROVINCE}[A-Z]`)

/** A plate as it is compared: capitals, no spaces, dots or hyphens; I and O in the serial, never used there, become 1 and 0. */
export function normalisePlate(text: string): string {
  // Nearly all come as they should be; thousands a second pass here.
  if (IN_ORDER.test(text)) return text
  const plate = plainText(text)
    .toUpperCase()
    .replace(/[-·・•.．‧∙_‐-―]/g, '')
  if (!BEGINS_AS_PLATE.test(plate)) return plate
  return plate.slice(0, 2) + plate.slice(2).replaceAll('I', '1').replaceAll('O', '0')
}

/** The kind a plate's shape shows; `other` also for what is no plate at all: ask `whyNotPlate`. */
export function plateKindOf(text: string): PlateKind {
  const plate = normalisePlate(text)
  const kinds = Object.keys(shapes) as (keyof typeof shapes)[]
  return kinds.find((kind) => shapes[kind].test(plate)) ?? 'other'
}

/**
 * What is wrong with a plate, or undefined. A plate that the officer declares `other` is free text of 2 to 15 characters.
 * Refuses with plateEmpty, plateProvince, plateLetter, plateLength, plateCharacters, plateNewEnergy, plateOther.
 */
export function whyNotPlate(text: string, declared?: PlateKind): Problem | undefined {
  const plate = normalisePlate(text)
  if (plate === '') return problems.plateEmpty()
  if (declared === 'other') return plate.length < 2 || plate.length > 15 ? problems.plateOther() : undefined
  if (plateKindOf(plate) !== 'other' || specialShapes.some((shape) => shape.test(plate))) return undefined
  return whyNotOrdinary(plate)
}

function whyNotOrdinary(plate: string): Problem | undefined {
  if (!PROVINCES.includes(plate.charAt(0))) return problems.plateProvince()
  if (!/^.[A-HJ-NP-Z]/.test(plate)) return problems.plateLetter()
  const odd = [...plate].findIndex((one, at) => at > 1 && !/[A-Z0-9]/.test(one))
  if (odd > 0) return problems.plateCharacters({ position: odd + 1 })
  if (plate.length === 8) return problems.plateNewEnergy()
  return problems.plateLength({ length: plate.length })
}
