import { codeOf, isWithin } from '../../platform/shared/area-id.ts'
import type { Problem } from '../../platform/shared/problem.ts'
import type { NewOrganisation, Organisation } from './organisation.ts'
import { problems } from './problems.ts'

/** Why a body cannot be added under `parent` (undefined = at the top). */
export function whyNotAdd(
  wanted: Pick<NewOrganisation, 'kind' | 'areaId' | 'responseId' | 'parentId'>,
  parent: Pick<Organisation, 'name' | 'areaId' | 'responseId' | 'dissolvedOn'> | undefined,
): Problem | undefined {
  if (wanted.kind === 'temporaryBranch' && !wanted.responseId) return problems.temporaryNeedsResponse()
  if (!wanted.parentId) return undefined
  if (!parent) return problems.parentUnknown()
  if (parent.dissolvedOn) return problems.parentDissolved({ name: parent.name })
  if (parent.responseId && parent.responseId !== wanted.responseId)
    return problems.parentOfResponse({ name: parent.name })
  return isWithin(wanted.areaId, parent.areaId)
    ? undefined
    : problems.outsideParent({ name: parent.name, area: codeOf(parent.areaId) })
}
