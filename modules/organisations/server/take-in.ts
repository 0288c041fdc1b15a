import type pg from 'pg'
import { codeOf } from '../../../platform/shared/area-id.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { findAreas } from '../../areas/server/public.ts'
import { findResponses } from '../../responses/server/public.ts'
import type { NewOrganisation } from '../organisation.ts'
import { problems } from '../problems.ts'
import { whyNotAdd } from '../rules.ts'
import { findOrganisations } from './find-organisations.ts'
import { insertOrganisations } from './insert-organisations.ts'

/** Checks and writes organisations in their order; one may stand under another of the same list that comes before it. */
export async function takeInOrganisations(
  client: pg.ClientBase,
  wanted: readonly NewOrganisation[],
  now: Date,
): Promise<void> {
  const areas = await findAreas(
    client,
    wanted.map((one) => one.areaId),
  )
  const parents = await findOrganisations(
    client,
    wanted.flatMap((one) => one.parentId ?? []),
  )
  const responses = await findResponses(
    client,
    wanted.flatMap((one) => one.responseId ?? []),
  )
  const bornOn = localDay(now)
  for (const one of wanted) {
    refuseIf(areas.has(one.areaId) ? undefined : problems.areaUnknown({ area: codeOf(one.areaId) }))
    refuseIf(whyNotAdd(one, parents.get(one.parentId ?? '')))
    const response = one.responseId ? responses.get(one.responseId) : undefined
    refuseIf(one.responseId && (!response || response.closedAt) ? problems.responseClosed() : undefined)
    parents.set(one.organisationId, {
      id: one.organisationId,
      name: one.name,
      kind: one.kind,
      areaId: one.areaId,
      responseId: one.responseId ?? null,
      parentId: one.parentId ?? null,
      duties: one.duties ?? null,
      bornOn,
      dissolvedOn: null,
    })
  }
  await insertOrganisations(client, wanted, bornOn)
}
