import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'

/** Freezes the report of a response's playbook for one area. `to` is not included; left out, the report runs up to its moment. */
export const FreezeReport = z.object({
  id: Id,
  responseId: Id,
  areaId: AreaId,
  from: LocalDay.optional(),
  to: LocalDay.optional(),
  /** An earlier moment, as it was known then; left out = now. */
  asOf: z.iso.datetime({ offset: true }).optional(),
})

/** A figure where it is printed: the number, and what to ask to open its rows. */
export const PrintedFigure = z.object({
  kind: z.literal('figure'),
  figure: z.string(),
  label: z.string(),
  unit: z.string(),
  value: z.number(),
})

export const ReportPiece = z.union([z.string(), PrintedFigure])
export type ReportPiece = z.infer<typeof ReportPiece>

export const ReportTable = z.object({
  kind: z.literal('table'),
  by: z.enum(['township', 'village', 'day', 'post', 'organisation', 'origin']),
  head: z.string(),
  columns: z.array(z.object({ figure: z.string(), label: z.string(), unit: z.string() })),
  rows: z.array(z.object({ key: z.string(), label: z.string(), values: z.array(z.number()) })),
  total: z.array(z.number()),
})
export type ReportTable = z.infer<typeof ReportTable>

export const ReportBlock = z.union([
  z.object({ kind: z.literal('h1'), text: z.string() }),
  z.object({ kind: z.literal('h2'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), pieces: z.array(ReportPiece) }),
  ReportTable,
])
export type ReportBlock = z.infer<typeof ReportBlock>

/** All that a frozen report says. Its canonical JSON is what is hashed. */
export const ReportContent = z.object({
  format: z.literal(1),
  responseId: Id,
  response: z.string(),
  areaId: AreaId,
  area: z.string(),
  issuer: z.string(),
  rulePack: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  asOf: z.string(),
  title: z.string(),
  blocks: z.array(ReportBlock),
})
export type ReportContent = z.infer<typeof ReportContent>

export const reportFormats = ['docx', 'xlsx', 'html', 'csv'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** The first 64 bits of a report's hash, as a person reads and types them: A1B2-C3D4-E5F6-7788. */
export function proofCode(contentHash: string): string {
  return (contentHash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')
}

/** A proof code in a text; undefined when there is none. */
export function findProofCode(text: string): string | undefined {
  return /\b[0-9A-F]{4}(?:-[0-9A-F]{4}){3}\b/.exec(text)?.[0]
}
