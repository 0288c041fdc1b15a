import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { RevealedPassage } from '../masked-passage.ts'
import { openPassage } from './describe-passages.ts'
import { getPassageRow } from './passage-query.ts'

/** The plate, names, numbers and note of one passage, for a stated purpose that goes into the ledger. */
export const revealPassage = query({
  name: 'checkpoints.revealPassage',
  permission: 'passage.reveal',
  sensitive: true,
  input: z.object({ id: Id }),
  output: RevealedPassage,
  async run(context, { id }) {
    const row = await getPassageRow(context, id)
    context.reads({ ids: [id], areaId: String(row.area_id), responseId: String(row.response_id) })
    return revealed(context, row)
  },
})

/** Opens a row; whoever calls this has said who reads it. */
export async function revealed(
  context: Parameters<typeof openPassage>[0],
  row: Record<string, unknown>,
): Promise<RevealedPassage> {
  const opened = await openPassage(context, row)
  return {
    ...(opened?.plate ? { plate: opened.plate } : {}),
    ...(opened?.note ? { note: opened.note } : {}),
    people: (opened?.people ?? []).map((one) => ({
      ...(one?.name ? { name: one.name } : {}),
      ...(one?.identityNumber ? { identityNumber: one.identityNumber } : {}),
      ...(one?.phone ? { phone: one.phone } : {}),
    })),
    destroyed: row.sealed !== null && opened === undefined,
  }
}
