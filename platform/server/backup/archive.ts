import { z } from 'zod'

/**
 * A Muster archive is a gzipped tar, readable with `tar xzf`:
 * `header.json` first, then `data/<nnnn>/<part>` with rows as COPY text in parts, `keys/master.key` when asked for, and last
 * `manifest.json` with what must be found again. An archive without its manifest was broken off.
 */
export const FORMAT = 1
export const HEADER = 'header.json'
export const MANIFEST = 'manifest.json'
export const MASTER_KEY = 'keys/master.key'

const Table = z.object({
  schema: z.string(),
  name: z.string(),
  /** Without generated columns. */
  columns: z.array(z.string()),
})

const Partition = z.object({
  schema: z.string(),
  name: z.string(),
  parent: z.object({ schema: z.string(), name: z.string() }),
  // Goes into a statement as it is: one clause and nothing behind it.
  bound: z.string().regex(/^(DEFAULT|FOR VALUES (IN|WITH) \([^;]*\)|FOR VALUES FROM \([^;]*\) TO \([^;]*\))$/),
  comment: z.string().nullable(),
})

export const Header = z.object({
  format: z.number().int(),
  product: z.literal('muster'),
  madeAt: z.iso.datetime(),
  serverVersion: z.string(),
  /** Migrations that the database had seen, in order, with the hash of each file. */
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  /** Referred-to tables first, so that rows can be loaded in this order. */
  tables: z.array(Table),
  partitions: z.array(Partition),
})

export const Manifest = z.object({
  tables: z.array(z.object({ rows: z.number().int(), digest: z.string() })),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), value: z.string(), called: z.boolean() })),
  withKeys: z.boolean(),
  /** SHA-256 over name, size and SHA-256 of every entry before this one. */
  sha256: z.string(),
})

export type Table = z.infer<typeof Table>
export type Partition = z.infer<typeof Partition>
export type Header = z.infer<typeof Header>
export type Manifest = z.infer<typeof Manifest>

/** The folder of a table's parts: by position in the header, because names may hold what a file name may not. */
export function dataFolder(index: number): string {
  return `data/${String(index + 1).padStart(4, '0')}/`
}

/** Which table an entry belongs to; undefined for all that is not rows. */
export function tableIndex(entry: string): number | undefined {
  const found = /^data\/(\d+)\//.exec(entry)
  return found ? Number(found[1]) - 1 : undefined
}

/** `checkpoints.passage`, for people. */
export function tableName({ schema, name }: { schema: string; name: string }): string {
  return `${schema}.${name}`
}
