import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { offers } from '../../playbooks/rule-pack.ts'
import { listPlaybooks, listRulePacks } from '../../playbooks/server/public.ts'

const Words = z.object({ zh: z.string(), en: z.string() })

/** What a response can be opened from: the playbooks without mistakes, and the rule packs, oldest first. */
export const listChoices = query({
  name: 'responses.choices',
  permission: 'response.open',
  input: z.object({}),
  output: z.object({
    playbooks: z.array(
      z.object({
        id: z.string(),
        name: Words,
        summary: Words,
        level: z.string(),
        responseLevels: z.array(z.object({ id: z.string(), name: Words })),
        rulePack: z.string(),
      }),
    ),
    rulePacks: z.array(
      z.object({
        id: z.string(),
        name: Words,
        validFrom: z.string(),
        validUntil: z.string().optional(),
        offers: z.array(z.enum(offers)),
        closeOutDue: z.boolean(),
      }),
    ),
    asOf: z.string(),
  }),
  async run({ now }) {
    const packs = await listRulePacks()
    return {
      playbooks: await listPlaybooks(),
      rulePacks: packs.map(({ id, name, validFrom, validUntil, offers: offered, closeOutDue }) => ({
        id,
        name,
        validFrom: validFrom.value,
        ...(validUntil ? { validUntil: validUntil.value } : {}),
        offers: offered.value,
        closeOutDue: closeOutDue.value,
      })),
      asOf: now.toISOString(),
    }
  },
})
