import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Seen } from '../../platform/shared/changed-meanwhile.ts'
import { LocalDay } from '../../platform/shared/dates.ts'
import { Id } from '../../platform/shared/ids.ts'

export const organisationKinds = [
  'body',
  'commandGroup',
  'office',
  'committee',
  'generalBranch',
  'branch',
  'temporaryBranch',
  'league',
  'pioneers',
  'commando',
  'vanguard',
  'volunteer',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export const kindNames: Record<OrganisationKind, { zh: string; en: string }> = {
  body: { zh: '单位', en: 'Body' },
  commandGroup: { zh: '指挥部', en: 'Command group' },
  office: { zh: '工作组', en: 'Office' },
  committee: { zh: '党委', en: 'Committee' },
  generalBranch: { zh: '党总支', en: 'General branch' },
  branch: { zh: '党支部', en: 'Branch' },
  temporaryBranch: { zh: '临时党支部', en: 'Temporary branch' },
  league: { zh: '团组织', en: 'League branch' },
  pioneers: { zh: '少先队', en: 'Pioneers' },
  commando: { zh: '突击队', en: 'Commando' },
  vanguard: { zh: '先锋队', en: 'Vanguard' },
  volunteer: { zh: '志愿服务队', en: 'Volunteer team' },
}

export const OrganisationName = z.string().trim().min(2).max(80)

/** A body, branch or team to add. Without a response it stands for good; a temporary branch always has one. */
export const NewOrganisation = z.strictObject({
  organisationId: Id,
  name: OrganisationName,
  kind: z.enum(organisationKinds),
  areaId: AreaId,
  parentId: Id.optional(),
  responseId: Id.optional(),
  duties: z.string().trim().max(500).optional(),
})
export type NewOrganisation = z.infer<typeof NewOrganisation>

export const AddOrganisations = z.strictObject({ organisations: z.array(NewOrganisation).min(1).max(500) })
export const RenameOrganisation = z.strictObject({ organisationId: Id, name: OrganisationName, seen: Seen })
export const DissolveOrganisation = z.strictObject({ organisationId: Id, reason: z.string().trim().min(2).max(200) })

export const Organisation = z.object({
  id: Id,
  responseId: Id.nullable(),
  parentId: Id.nullable(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  areaId: AreaId,
  duties: z.string().nullable(),
  bornOn: LocalDay,
  dissolvedOn: LocalDay.nullable(),
})
export type Organisation = z.infer<typeof Organisation>
