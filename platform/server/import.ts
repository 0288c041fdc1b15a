import type { z } from 'zod'
import type { Problem } from '../shared/problem.ts'
import type { QueryContext } from './query.ts'

export interface ImportColumn {
  key: string
  /** What the first row of the sheet may call it; the first is what the template says. */
  headers: string[]
  required?: boolean
}

export interface ImportRow {
  line: number
  values: Record<string, string>
}

/** A row that was not taken: where it stands, what it said, and why. */
export interface RejectedRow extends ImportRow {
  problems: Problem[]
}

/** What became of one row: a row for the action, or the problems that keep it out. */
export type LookedAt = { row: unknown } | { problems: Problem[] }

/**
 * A sheet that comes in. Every row is looked at first; the good ones are written by one command (`action`) in one
 * transaction, the others go back as a file with a reason each. A sheet larger than a `portion` is written portion by
 * portion, each whole or not at all: what was not written is among the rows that go back.
 */
export interface Import<I extends z.ZodType> {
  name: string
  title: { zh: string; en: string }
  /** The action that takes the good rows; its permission is the import's. */
  action: string
  /** What the person chose beside the file, as texts: the response, the body. */
  input: I
  columns: readonly ImportColumn[]
  /** Rows at most. */
  limit: number
  /** More good rows than this are written by several commands, one after the other; left out = always by one. */
  portion?: number
  /**
   * A reader for one file: looks at some hundred rows at a time, in order, and may remember what came before (duplicates).
   * It sees what the action's permission opens to the person.
   */
  reader(context: QueryContext, input: z.output<I>): { look(rows: readonly ImportRow[]): Promise<LookedAt[]> }
  /** The action's input from what was chosen and the good rows. */
  command(input: z.output<I>, rows: unknown[]): unknown
}

export type AnyImport = Import<z.ZodType>

export function importing<I extends z.ZodType>(definition: Import<I>): Import<I> {
  return definition
}
