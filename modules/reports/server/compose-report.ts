import type pg from 'pg'
import { addDays, localClock, localDay } from '../../../platform/shared/dates.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Response } from '../../responses/server/public.ts'
import { outlineOf } from '../outline.ts'
import { problems } from '../problems.ts'
import type { ReportContent } from '../report.ts'
import { countOutline, type ReportSpan } from './count-report.ts'

interface ReportAsked {
  template: string
  response: Response
  area: string
  issuer: string
  span: ReportSpan
  /** The moment the report speaks of. */
  moment: Date
}

/** The text of a report with every number counted. */
export async function composeReport(
  client: pg.ClientBase,
  { template, response, area, issuer, span, moment }: ReportAsked,
): Promise<ReportContent> {
  const { title, blocks, mistakes } = outlineOf(template, {
    response: response.name,
    area,
    organisation: issuer,
    from: dayText(localDay(span.from)),
    asOf: span.to && span.to <= moment ? `${dayText(addDays(localDay(span.to), -1))}24时` : momentText(moment),
    rulePack: response.rulePackId,
  })
  const [mistake] = mistakes
  if (mistake) refuse(problems.templateBroken({ line: mistake.line, found: mistake.found }))
  return {
    format: 1,
    responseId: response.id,
    response: response.name,
    areaId: span.areaId,
    area,
    issuer,
    rulePack: response.rulePackId,
    from: span.from.toISOString(),
    to: span.to?.toISOString() ?? null,
    asOf: moment.toISOString(),
    title: title || response.name,
    blocks: await countOutline(client, blocks, span, moment),
  }
}

function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** 2022年11月2日18时05分, as official texts write it. */
function momentText(at: Date): string {
  const [hour, minute] = localClock(at).split(':')
  return `${dayText(localDay(at))}${Number(hour)}时${minute}分`
}
