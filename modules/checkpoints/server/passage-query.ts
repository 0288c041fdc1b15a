import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { type QueryContext, query, refuseOtherResponse } from '../../../platform/server/query.ts'
import { maskIdentityNumber, maskMobile, maskName } from '../../../platform/shared/codes/masks.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { namesOfUsers } from '../../access/server/public.ts'
import { type MaskedOccupant, type MaskedPassage, MaskedPassageInFull } from '../masked-passage.ts'
import type { goodsKinds, goodsUnits } from '../passage.ts'
import { maskedPassages, openPassage } from './describe-passages.ts'

type Row = Record<string, unknown>

/** One passage with all that is open of it, who passed masked, and what it corrects or was corrected by. */
export const passageInFull = query({
  name: 'checkpoints.passage',
  permission: 'passage.read',
  input: z.object({ id: Id }),
  output: MaskedPassageInFull,
  async run(context, { id }) {
    const row = await getPassageRow(context, id)
    const [shown] = await maskedPassages(context, [row])
    const names = await namesOfUsers(context.client, context.vault, [String(row.recorded_by)])
    const later = await context.client.query<Row>('select id from checkpoints.passage where corrects = $1', [id])
    return {
      ...(shown as MaskedPassage),
      ...(await maskedInside(context, row)),
      ...openInside(row),
      responseId: String(row.response_id),
      recordedBy: names.get(String(row.recorded_by)) ?? '',
      ...(later.rows[0] ? { correctedBy: String(later.rows[0].id) } : {}),
      asOf: context.now.toISOString(),
    }
  },
})

/** The row of a passage within the scope. Refuses with platform.notFound. */
export async function getPassageRow(
  { client, scope }: Pick<QueryContext, 'client' | 'scope'>,
  id: string,
): Promise<Row> {
  const { rows } = await client.query<Row>('select * from checkpoints.passage where id = $1', [id])
  const row = rows[0] ?? refuse(platformProblems.notFound())
  refuseOtherResponse(scope, { responseId: row.response_id })
  return row
}

async function maskedInside(context: QueryContext, row: Row) {
  const opened = await openPassage(context, row)
  const facts = JSON.parse(String(row.facts)) as Pick<z.infer<typeof MaskedOccupant>, 'temperature'>[]
  const occupants = facts.map((fact, at) => {
    const { name = '', identityNumber = '', phone = '' } = opened?.people?.[at] ?? {}
    const masked = {
      name: maskName(name),
      identityNumber: maskIdentityNumber(identityNumber),
      phone: maskMobile(phone),
    }
    return { ...fact, ...masked }
  })
  return { occupants, hasNote: opened?.note !== undefined }
}

function openInside(row: Row): Partial<MaskedPassageInFull> {
  const { handed_over_to: handedOverTo, refusal_grade: refusalGrade, permit_id: permitId, corrects } = row
  const downloaded = row.downloaded_at as Date | null
  const kind = row.goods_kind as (typeof goodsKinds)[number] | null
  const goods = kind && {
    kind,
    quantity: Number(row.goods_quantity),
    unit: row.goods_unit as (typeof goodsUnits)[number],
  }
  return definedOnly({
    handedOverTo,
    refusalGrade,
    permitId,
    goods,
    enteredFor: row.entered_for,
    downloadedAt: downloaded?.toISOString(),
    corrects,
    correctionReason: row.correction_reason,
  })
}

function definedOnly(fields: Row): Row {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}
