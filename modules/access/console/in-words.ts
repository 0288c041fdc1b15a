import type { Language } from '../../../platform/browser/language/language.ts'
import { codeOf, wholeCountry } from '../../../platform/shared/area-id.ts'
import { type RoleName, roles } from '../roles.ts'

/** A role in words; a role of another version of the program as it is stored. */
export function roleText(role: string, language: Language): string {
  return Object.hasOwn(roles, role) ? roles[role as RoleName][language] : role
}

/** An area as a code short enough for a table; the root in words. */
export function areaText(areaId: string, language: Language): string {
  if (areaId === wholeCountry) return language === 'zh' ? '全国' : 'Whole country'
  return codeOf(areaId)
}
