import type { z } from 'zod'
import type { QueryContext } from './query.ts'
import type { WrittenRow } from './spreadsheet/written-column.ts'

export interface ExportColumn {
  key: string
  header: { zh: string; en: string }
  type?: 'text' | 'number' | 'date'
  width?: number
}

interface Leaving<I extends z.ZodType> {
  name: string
  permission: string | ((input: z.output<I>) => string)
  /** A second permission without which nothing leaves; the first one decides what is seen. */
  alsoNeeds?: string
  input: I
  title: { zh: string; en: string }
  /** True where columns hold personal fields in the clear: a purpose is needed. */
  sensitive?: boolean
}

/** A table that leaves the house as a file: streamed, watermarked, in the ledger. */
export interface TableExport<I extends z.ZodType> extends Leaving<I> {
  columns(input: z.output<I>): readonly ExportColumn[]
  /** One by one, or in portions where there may be a million. */
  rows(context: QueryContext, input: z.output<I>): AsyncIterable<WrittenRow | readonly WrittenRow[]>
  /** How many rows there will be, where sums know it at once; told ahead, so that a reader sees how far it is. */
  count?(context: QueryContext, input: z.output<I>): Promise<number>
}

/** A finished file, such as a frozen report. `site` is the address by which the reader came, for its links. */
export interface FileExport<I extends z.ZodType> extends Leaving<I> {
  file(
    context: QueryContext & { site: string },
    input: z.output<I>,
  ): Promise<{ name: string; format: string; body: Buffer }>
}

export type Export<I extends z.ZodType> = TableExport<I> | FileExport<I>

export type AnyExport = Export<z.ZodType>

export function exporting<I extends z.ZodType, E extends Export<I>>(definition: E & { input: I }): E {
  return definition
}
