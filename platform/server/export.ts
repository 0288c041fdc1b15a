import type { z } from 'zod'
import type { QueryContext } from './query.ts'

export interface ExportColumn {
  key: string
  header: { zh: string; en: string }
  type?: 'text' | 'number' | 'date'
  width?: number
}

/** A table that leaves the house as a file: streamed, watermarked, in the ledger. */
export interface Export<I extends z.ZodType> {
  name: string
  permission: string | ((input: z.output<I>) => string)
  input: I
  title: { zh: string; en: string }
  /** True where columns hold personal fields in the clear: a purpose is needed. */
  sensitive?: boolean
  columns(input: z.output<I>): readonly ExportColumn[]
  rows(context: QueryContext, input: z.output<I>): AsyncIterable<Record<string, unknown>>
}

export type AnyExport = Export<z.ZodType>

export function exporting<I extends z.ZodType>(definition: Export<I>): Export<I> {
  return definition
}
