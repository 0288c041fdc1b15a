import type { Language } from '../../../platform/browser/language/language.ts'
import { type RoleName, roles } from '../roles.ts'

/** A role in words; a role of another version of the program as it is stored. */
export function roleText(role: string, language: Language): string {
  return Object.hasOwn(roles, role) ? roles[role as RoleName][language] : role
}
