import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { whyNotIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import { whyNotPlate } from '../../../platform/shared/codes/plate.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { getResponse } from '../../responses/server/public.ts'
import { LookUp } from '../look-up.ts'
import { MaskedPassage } from '../masked-passage.ts'
import { MaskedPermit } from '../masked-permit.ts'
import { maskedPassages } from './describe-passages.ts'
import { personKey, plateKey } from './lookup-keys.ts'
import { maskedPermits } from './masked-permits.ts'

const MOST = 50

/**
 * Where a vehicle or person was checked, and what permits they have, by plate or document number. The number travels in the
 * body and is compared as a keyed hash; the search goes into the ledger with what it found.
 */
export const findPassages = query({
  name: 'checkpoints.findPassages',
  permission: 'passage.read',
  sensitive: true,
  input: LookUp.and(z.object({ responseId: Id })),
  output: z.object({ rows: z.array(MaskedPassage), permits: z.array(MaskedPermit), asOf: z.string() }),
  async run(context, { responseId, ...by }) {
    const { client, vault, now } = context
    refuseIf(by.by === 'plate' ? whyNotPlate(by.plate) : whyNotIdentityNumber(by.identityNumber, by.document))
    const response = await getResponse(client, responseId)
    await vault.ready(responseId, 'passage', now)
    const key =
      by.by === 'plate' ? plateKey(vault, responseId, by.plate) : personKey(vault, responseId, by.identityNumber)
    const theirs =
      by.by === 'plate' ? 'plate_key = $1' : '(precinct_id, id) in (select * from checkpoints.passages_of_person($1))'
    const { rows } = await client.query<Record<string, unknown>>(
      `select * from checkpoints.passage where ${theirs}
         and response_id = $2 and superseded_at is null order by made_at desc, id desc limit ${MOST}`,
      [key, responseId],
    )
    const permits = await client.query(
      'select * from checkpoints.permit where holder_key = $1 and response_id = $2 order by requested_at desc limit 10',
      [key, responseId],
    )
    context.reads({
      ids: rows.map((row) => String(row.id)),
      areaId: context.scope.areaIds[0] ?? response.areaId,
      responseId,
    })
    return {
      rows: await maskedPassages(context, rows),
      permits: await maskedPermits(context, permits.rows),
      asOf: now.toISOString(),
    }
  },
})
