import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Seen } from '../../platform/shared/changed-meanwhile.ts'
import { Id } from '../../platform/shared/ids.ts'
import { FolderId, Id as ShortId } from '../playbooks/naming.ts'

/** How far a response has come. Stages follow the plan of the day, so that going back is possible, with a reason. */
export const stages = ['preparing', 'responding', 'stagedLift', 'recovering'] as const
export type Stage = (typeof stages)[number]

export const stageNames: Record<Stage, { zh: string; en: string }> = {
  preparing: { zh: '准备', en: 'preparing' },
  responding: { zh: '处置', en: 'responding' },
  stagedLift: { zh: '分阶段解除', en: 'staged lift' },
  recovering: { zh: '恢复', en: 'recovering' },
}

export const Reason = z.string().trim().min(2).max(300)

/** Opens a response. Level is one of the playbook's; without a rule pack, the one that the playbook names. */
export const OpenResponse = z.strictObject({
  responseId: Id,
  name: z.string().trim().min(2).max(60),
  playbookId: FolderId,
  areaId: AreaId,
  level: ShortId,
  rulePackId: FolderId.optional(),
})
export type OpenResponse = z.infer<typeof OpenResponse>

export const ChangeLevel = z.strictObject({ responseId: Id, level: ShortId, seen: Seen, reason: Reason })
export const ChangeStage = z.strictObject({ responseId: Id, stage: z.enum(stages), seen: Seen, reason: Reason })
export const ChangeRulePack = z.strictObject({ responseId: Id, rulePackId: FolderId, reason: Reason })
export const CloseResponse = z.strictObject({ responseId: Id, reason: Reason })

/** One value of the response's rule pack, set aside for this response alone. `path`: see modules/playbooks/overrides.ts. */
export const OverrideRule = z.strictObject({
  responseId: Id,
  path: z.string().trim().min(3).max(120),
  value: z.json(),
  approver: z.string().trim().min(2).max(80),
  legalReference: z.string().trim().min(4).max(200),
})
