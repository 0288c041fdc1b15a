import type { Subject } from '../passage.ts'
import type { Draft } from './draft.ts'

const remembered = 'muster.plateStart'

/** What a plate begins with here: province and letter of the last one, which is nearly every vehicle of a county. */
export function startOf(subject: Subject): string {
  return subject === 'vehicle' ? (localStorage.getItem(remembered) ?? '') : ''
}

export function rememberStart(draft: Draft): void {
  if (draft.subject === 'vehicle' && !draft.otherPlate) localStorage.setItem(remembered, draft.plate.slice(0, 2))
}
