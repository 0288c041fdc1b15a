import type { Language } from '../../platform/browser/language/language.ts'
import type { OutboxItem } from '../../platform/browser/offline/outbox.ts'
import type { Said } from '../../platform/browser/phone/phone-module.ts'
import { modules } from './modules.ts'

/** A record in words, by the module it belongs to; the action's name where no module knows it. */
export function said(item: OutboxItem, language: Language): Said {
  const describe = modules.map((module) => module.describe[item.action]).find((one) => one !== undefined)
  return describe?.(item.input, language) ?? { line: item.action, word: '' }
}
