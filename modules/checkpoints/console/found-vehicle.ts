import type { Found } from '../../../platform/browser/console-page.ts'
import { language } from '../../../platform/browser/language/language.ts'
import { timeText } from '../../../platform/browser/look/times.ts'
import type { MaskedPassage } from '../masked-passage.ts'
import { decisionWords } from '../words.ts'

/** A passage as Ctrl K shows it: when, where, what was decided; it opens that passage. */
export function foundVehicle(row: MaskedPassage): Found {
  const chosen = language()
  const hint = `${row.checkpoint} ${decisionWords[row.decision][chosen]}`
  const label = `${row.who}  ${timeText(row.madeAt, chosen)}`
  return { id: row.id, label, hint, to: '/passage', address: { passage: row.id } }
}
