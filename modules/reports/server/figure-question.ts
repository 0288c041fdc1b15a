import { z } from 'zod'
import { type Actor, grantsFor } from '../../../platform/server/actor.ts'
import { allFigures, type Figure } from '../../../platform/server/figures/figure.ts'
import type { FigureAsk } from '../../../platform/server/figures/question.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { AreaId, isWithin } from '../../../platform/shared/area-id.ts'
import { LocalDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'

const Moment = z.union([LocalDay, z.iso.datetime({ offset: true })])

/** What one asks of a figure. `from` and `to` are days in China or instants, `to` not included; `asOf` asks what was known then. */
export const FigureQuestion = z.object({
  figure: z.string().min(1).max(100),
  responseId: Id,
  areaId: AreaId.optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  where: z.record(z.string().max(60), z.string().max(120)).optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
})
export type FigureQuestion = z.output<typeof FigureQuestion>

/** A figure asks for the permission of its rows: whoever may not see them is not told their number. Refuses with reports.noSuchFigure. */
export function permissionOf({ figure }: Pick<FigureQuestion, 'figure'>): string {
  return (allFigures().get(figure) ?? refuse(problems.noSuchFigure({ figure }))).source.permission
}

/**
 * The figure and what to count of it, narrowed to where the actor's grants for `permissions` all reach. Refuses with
 * reports.noSuchFigure, reports.spanTurned, platform.notFound when none of them reaches into the response.
 */
export function readQuestion(
  actor: Actor,
  question: FigureQuestion,
  now: Date,
  permissions: readonly string[] = [permissionOf(question)],
): { figure: Figure; ask: FigureAsk } {
  const { figure: name, responseId, areaId, where } = question
  const figure = allFigures().get(name) ?? refuse(problems.noSuchFigure({ figure: name }))
  const [from, to] = [instantOf(question.from), instantOf(question.to)]
  if (from && to && from >= to) refuse(problems.spanTurned())
  const asOf = question.asOf ? new Date(question.asOf) : undefined
  return {
    figure,
    ask: { responseId, areaId, from, to, where, asOf, within: withinOf(actor, responseId, now, permissions) },
  }
}

/** The areas of the actor's grants that hold in this response; undefined when bodies bound them, which row security alone knows. */
function withinOf(actor: Actor, responseId: string, now: Date, permissions: readonly string[]): AreaId[] | undefined {
  let within: AreaId[] | undefined
  for (const permission of permissions) {
    const grants = grantsFor(actor, permission, now).filter((one) => !one.responseId || one.responseId === responseId)
    if (grants.length === 0) refuse(platformProblems.notFound())
    if (grants.some((grant) => grant.organisationIds)) continue
    const roots = grants.map((grant) => grant.areaId)
    within = within ? overlap(within, roots) : [...new Set(roots)]
  }
  return within
}

function overlap(some: readonly AreaId[], others: readonly AreaId[]): AreaId[] {
  const inside = (ids: readonly AreaId[], roots: readonly AreaId[]) =>
    ids.filter((id) => roots.some((root) => isWithin(id, root)))
  return [...new Set([...inside(some, others), ...inside(others, some)])]
}

function instantOf(moment: string | undefined): Date | undefined {
  if (!moment) return undefined
  return moment.length === 10 ? startOfLocalDay(moment) : new Date(moment)
}
