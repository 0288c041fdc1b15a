import type pg from 'pg'
import { type AreaId, isWithin } from '../../../platform/shared/area-id.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { areasWithin } from '../../areas/server/public.ts'
import type { NewOrganisation, OrganisationKind } from '../organisation.ts'
import { insertOrganisations } from './insert-organisations.ts'

/** A body as a playbook declares it. */
export interface DeclaredBody {
  id: string
  kind: 'commandGroup' | 'office' | 'temporaryBranch' | 'responseTeam'
  teamKind?: 'commando' | 'vanguard' | 'volunteer' | undefined
  name: { zh: string }
  at: string
  formed: 'onOpening' | 'asNeeded'
  under?: string | undefined
  duties: { zh: string }
}

export interface FormedBody {
  organisationId: string
  bodyId: string
  areaId: AreaId
  name: string
}

/**
 * Forms the bodies that a playbook wants at the opening: one at each registered area of the body's level within `areaId`, under
 * the body above it that is nearest. Answers what was formed. Needs a transaction that may write within `areaId`.
 */
export async function formBodies(
  client: pg.ClientBase,
  { responseId, areaId, bodies, at }: { responseId: string; areaId: AreaId; bodies: readonly DeclaredBody[]; at: Date },
): Promise<FormedBody[]> {
  const formed: (NewOrganisation & { bodyId: string })[] = []
  for (const body of aboveFirst(bodies.filter((one) => one.formed === 'onOpening'))) {
    for (const area of await areasWithin(client, areaId, { level: body.at })) {
      const above = formed.filter((one) => one.bodyId === body.under && isWithin(area.id, one.areaId))
      const parent = above.sort((a, b) => (a.areaId < b.areaId ? 1 : -1))[0]
      formed.push({
        organisationId: newId(),
        bodyId: body.id,
        name: nameAt(body.name.zh, area.name),
        kind: kindOf(body),
        areaId: area.id,
        responseId,
        duties: body.duties.zh,
        ...(parent ? { parentId: parent.organisationId } : {}),
      })
    }
  }
  await insertOrganisations(client, formed, localDay(at))
  return formed.map(({ organisationId, bodyId, areaId: where, name }) => ({
    organisationId,
    bodyId,
    areaId: where,
    name,
  }))
}

/** 县疫情防控工作领导小组 at 通渭县 is 通渭县疫情防控工作领导小组: the area's name stands where the playbook says its level. */
function nameAt(name: string, area: string): string {
  return name.startsWith(area) ? name : area + name.replace(/^(县|乡镇|街道|村|社区|网格)/, '')
}

function kindOf(body: DeclaredBody): OrganisationKind {
  return body.kind === 'responseTeam' ? (body.teamKind ?? 'volunteer') : body.kind
}

/** A body comes after the one it stands under; a circle, which the playbook check refuses, is cut where it is met. */
function aboveFirst(bodies: readonly DeclaredBody[]): DeclaredBody[] {
  const byId = new Map(bodies.map((body) => [body.id, body]))
  const sorted = new Set<DeclaredBody>()
  const visit = (body: DeclaredBody, trail: ReadonlySet<string>) => {
    const above = body.under && !trail.has(body.under) ? byId.get(body.under) : undefined
    if (above) visit(above, new Set([...trail, body.id]))
    sorted.add(body)
  }
  for (const body of bodies) visit(body, new Set())
  return [...sorted]
}
