import { addDays, localDay } from '../../platform/shared/dates.ts'
import type { ReportContent } from './report.ts'

/** A row of a report's table: what narrows its figures. */
export interface FigurePart {
  by: string
  key: string
}

/** What to ask to open the rows of a printed number: the same area, days and moment as it was counted with. */
export interface PrintedQuestion {
  figure: string
  areaId: string
  from: string
  to?: string
  asOf: string
  where?: Record<string, string>
}

export function printedQuestion(
  { areaId, from, to, asOf }: Pick<ReportContent, 'areaId' | 'from' | 'to' | 'asOf'>,
  figure: string,
  part?: FigurePart,
): PrintedQuestion {
  const whole = { figure, areaId, from: localDay(new Date(from)), ...(to && { to: localDay(new Date(to)) }), asOf }
  if (part?.by === 'township' || part?.by === 'village') return { ...whole, areaId: part.key }
  if (part?.by === 'day') return { ...whole, from: part.key, to: addDays(part.key, 1) }
  if (part?.by === 'post') return { ...whole, where: { checkpoint_id: part.key } }
  if (part?.by === 'organisation') return { ...whole, where: { organisation_id: part.key } }
  if (part?.by === 'origin') return { ...whole, where: { origin_class: part.key } }
  return whole
}
