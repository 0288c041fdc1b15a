import type pg from 'pg'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type AreaId, isWithin } from '../../../platform/shared/area-id.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import { findResponses } from '../../responses/server/public.ts'

/** Why nothing can be arranged there in that response: it is not known, it is over, or the place lies outside it. */
export async function whyNotInResponse(
  client: pg.ClientBase,
  responseId: string,
  areaId: AreaId,
): Promise<Problem | undefined> {
  const response = (await findResponses(client, [responseId])).get(responseId)
  if (!response || response.closedAt || !isWithin(areaId, response.areaId)) return platformProblems.notFound()
  return undefined
}
