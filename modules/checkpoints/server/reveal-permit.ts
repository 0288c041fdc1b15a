import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { RevealedPermit } from '../masked-permit.ts'
import { findPermitRows, openPermit } from './permit-table.ts'

/** Whom a permit is for and why, in the clear: to decide over a request, or to print it. The purpose goes into the ledger. */
export const revealPermit = query({
  name: 'checkpoints.revealPermit',
  permission: 'permit.reveal',
  sensitive: true,
  input: z.object({ id: Id }),
  output: RevealedPermit,
  async run({ client, vault, reads }, { id }) {
    const row = (await findPermitRows(client, [id])).get(id) ?? refuse(platformProblems.notFound())
    reads({ ids: [id], areaId: row.area_id, responseId: row.response_id })
    const opened = await openPermit(vault, row)
    return {
      ...(opened?.plate ? { plate: opened.plate } : {}),
      ...(opened?.identityNumber ? { identityNumber: opened.identityNumber } : {}),
      name: opened?.name ?? '',
      phone: opened?.phone ?? '',
      reason: opened?.reason ?? '',
      destroyed: opened === undefined,
    }
  },
})
