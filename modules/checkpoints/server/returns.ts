import { figureBreakdown, figureValue } from '../../../platform/server/figures/count.ts'
import { allFigures, type Figure } from '../../../platform/server/figures/figure.ts'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { startOfLocalDay } from '../../../platform/shared/dates.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findPosts, openPostsIn } from '../../duty/server/public.ts'
import { getResponse } from '../../responses/server/public.ts'
import { checkingKinds } from '../checking-kinds.ts'
import { problems } from '../problems.ts'
import { Returns, ReturnsAsked, returnColumns } from '../returns.ts'

/** People, vehicles and goods let in and out between two days, by checkpoint; refuses with checkpoints.returnsSpanTurned. */
export const returnsQuery = query({
  name: 'checkpoints.returns',
  permission: 'passage.read',
  input: ReturnsAsked,
  output: Returns,
  run: countReturns,
})

/** Checkpoints that counted something in the span, and those open now: a zero says that it was counted. */
export async function countReturns(
  { client, now }: Pick<QueryContext, 'client' | 'now'>,
  { responseId, areaId, from, to }: ReturnsAsked,
): Promise<Returns> {
  if (from >= to) refuse(problems.returnsSpanTurned({ from, to }))
  const response = await getResponse(client, responseId)
  const within = areaId ?? response.areaId
  const ask = { responseId, areaId: within, from: startOfLocalDay(from), to: startOfLocalDay(to) }
  const byColumn = new Map<string, Map<string, number>>()
  const total: Record<string, number> = {}
  for (const { key, figure: name, where } of returnColumns) {
    const figure = allFigures().get(name) as Figure
    const parts = await figureBreakdown(client, figure, { ...ask, where }, 'checkpoint_id')
    byColumn.set(key, new Map(parts.map((part) => [part.key, part.value])))
    total[key] = await figureValue(client, figure, { ...ask, where })
  }
  const open = (await openPostsIn(client, responseId, within)).filter(({ kind }) => checkingKinds.has(kind))
  const ids = new Set([...open.map(({ id }) => id), ...[...byColumn.values()].flatMap((column) => [...column.keys()])])
  const posts = await findPosts(client, [...ids])
  const areas = await areaNames(
    client,
    [...posts.values()].map(({ precinctId }) => precinctId),
  )
  const rows = [...ids].map((id) => {
    const post = posts.get(id)
    return {
      checkpointId: id,
      checkpoint: post?.name ?? id,
      area: areas.get(post?.precinctId ?? '') ?? '',
      place: `${post?.precinctId ?? ''} ${post?.name ?? ''} ${id}`,
      values: Object.fromEntries(returnColumns.map(({ key }) => [key, byColumn.get(key)?.get(id) ?? 0])),
    }
  })
  rows.sort((a, b) => a.place.localeCompare(b.place, 'zh-CN', { numeric: true }))
  return { rows: rows.map(({ place: _, ...row }) => row), total, asOf: now.toISOString() }
}
