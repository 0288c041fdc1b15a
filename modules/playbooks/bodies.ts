import { z } from 'zod'
import { AreaLevel, Id, Name } from './naming.ts'

/** A body or team that the response forms when it opens. */
export const Body = z
  .strictObject({
    id: Id,
    kind: z.enum(['commandGroup', 'office', 'temporaryBranch', 'responseTeam']),
    teamKind: z
      .enum(['commando', 'vanguard', 'volunteer'])
      .optional()
      .meta({ description: '仅突击队等队伍填写 · response teams only' }),
    name: Name,
    at: AreaLevel.meta({ description: '设在哪一级，该级每个区域各设一个 · one at each area of this level' }),
    formed: z
      .enum(['onOpening', 'asNeeded'])
      .meta({ description: 'onOpening 启动时成立；asNeeded 按需成立 · at the opening, or when called for' }),
    under: Id.optional().meta({ description: '隶属的机构标识 · id of the body above it' }),
    leaders: z.array(Name).min(1).meta({ description: '负责人职务 · the offices that lead it' }),
    duties: Name.meta({ description: '职责 · what it answers for' }),
  })
  .meta({ id: 'Body' })
export type Body = z.infer<typeof Body>

export const BodiesFile = z.strictObject({ bodies: z.array(Body).min(1) })

/** A role that the playbook offers; what it is called and may do is decided in the access module. */
export const OfferedRole = z
  .strictObject({
    id: Id.meta({ description: '系统中的角色标识 · the name of a role in the access module' }),
    at: AreaLevel.meta({ description: '授权到哪一级区域 · level of the area it is granted over' }),
    duties: Name,
  })
  .meta({ id: 'OfferedRole' })
export type OfferedRole = z.infer<typeof OfferedRole>

export const RolesFile = z.strictObject({ roles: z.array(OfferedRole).min(1) })
