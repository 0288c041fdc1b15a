import type { Language } from '../../shared/problem.ts'

/** What goes with a table that leaves the house. All texts are shown as given. */
export interface SheetNotes {
  /** Also printed at the foot of every page. */
  watermark?: string
  recipient?: string
  purpose?: string
  /** The moment the rows are true for, as it should be read. */
  asOf?: string
  /** After this it must be destroyed. */
  expires?: string
  /** The hash by which it can be proved. */
  proof?: string
  lines?: string[]
}

export const notesTitle: Record<Language, string> = { zh: '说明', en: 'Notes' }

const labels: Record<Exclude<keyof SheetNotes, 'lines'>, Record<Language, string>> = {
  watermark: { zh: '水印', en: 'Watermark' },
  recipient: { zh: '领取人', en: 'Recipient' },
  purpose: { zh: '用途', en: 'Purpose' },
  asOf: { zh: '数据截至', en: 'As of' },
  expires: { zh: '有效期至', en: 'Destroy after' },
  proof: { zh: '校验码', en: 'Proof' },
}

/** The notes as pairs of label and text, in reading order. */
export function notePairs(notes: SheetNotes, language: Language): [label: string, text: string][] {
  const keys = Object.keys(labels) as (keyof typeof labels)[]
  const named = keys.flatMap((key): [string, string][] => (notes[key] ? [[labels[key][language], notes[key]]] : []))
  return [...named, ...(notes.lines ?? []).map((line): [string, string] => ['', line])]
}
