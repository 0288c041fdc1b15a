import type { ComponentType } from 'react'
import type { Bilingual, Language } from '../language/language.ts'
import type { State } from '../look/state-tag.tsx'
import type { OutboxItem } from '../offline/outbox.ts'
import type { Slice } from '../offline/slice.ts'

/** One number of this shift, counted from the phone's own records. */
export interface ShiftCount {
  label: Bilingual
  value: number
  state?: State
}

/** What a command in the outbox says of itself: who or what, the word for what was decided, and why. */
export interface Said {
  line: string
  word: string
  why?: string
}

/** What a module brings to the phone. */
export interface PhoneModule {
  name: string
  /** Pages by the first part of the path, '/record' and so on; `rest` is what follows it. */
  pages: Record<string, ComponentType<{ rest: string }>>
  /** Stands on the first page, above the counts of the shift. */
  homeCard?: ComponentType
  /** The big button on the first page, for posts of these kinds. */
  work?: { postKinds: string[]; label: Bilingual; path: string }
  shiftCounts?: (items: OutboxItem[], slice: Slice | undefined) => ShiftCount[]
  /** The commands of this module in words, for the outbox page, by action. */
  describe: Record<string, (input: unknown, language: Language) => Said>
  /** Where a refused command is mended, by action. */
  mendAt?: Record<string, string>
}
