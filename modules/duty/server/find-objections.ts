import type pg from 'pg'
import type { Action } from '../../../platform/server/action.ts'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { AnswerObjection, ObjectionShown } from '../objection.ts'

export interface Objection {
  id: string
  precinctId: AreaId
  responseId: string
  areaId: AreaId
  attendanceId: string
  memberId: string
  sealed: Buffer
  keyId: string
  raisedAt: Date
  answerSealed: Buffer | null
  answerKeyId: string | null
  mended: boolean | null
  answeredAt: Date | null
}

export const OBJECTION = `objection.id, objection.precinct_id as "precinctId", objection.response_id as "responseId",
  objection.area_id as "areaId", objection.attendance_id as "attendanceId", objection.member_id as "memberId", objection.sealed,
  objection.key_id as "keyId", objection.raised_at as "raisedAt", objection.answer_sealed as "answerSealed",
  objection.answer_key_id as "answerKeyId", objection.mended, objection.answered_at as "answeredAt"`

/** Under which the answer is sealed: the objection's own text is sealed under its id. */
export const answerName = (objectionId: string) => `${objectionId} answer`

/** The last objection to each of these attendances, within the scope. */
export async function lastObjections(
  client: pg.ClientBase,
  attendanceIds: readonly string[],
): Promise<Map<string, Objection>> {
  if (attendanceIds.length === 0) return new Map()
  const { rows } = await client.query<Objection>(
    `select ${OBJECTION} from duty.objection objection where attendance_id = any($1::uuid[]) order by raised_at, id`,
    [attendanceIds],
  )
  return new Map(rows.map((row) => [row.attendanceId, row]))
}

/** The objection with its texts in the clear. */
export async function objectionShown(vault: Vault, one: Objection): Promise<ObjectionShown> {
  const text = await vault.open({ keyId: one.keyId, bytes: one.sealed }, one.id)
  const answer =
    one.answerSealed && one.answerKeyId
      ? String((await vault.open({ keyId: one.answerKeyId, bytes: one.answerSealed }, answerName(one.id))) ?? '')
      : null
  return {
    id: one.id,
    text: String(text ?? ''),
    raisedAt: one.raisedAt.toISOString(),
    answer,
    mended: one.mended,
    answeredAt: one.answeredAt?.toISOString() ?? null,
  }
}

/** Where an objection was raised: where its attendance was. */
export const placeOfObjection: Action<typeof AnswerObjection>['place'] = async ({ client }, inputs) => {
  const { rows } = await client.query<{ id: string; area_id: string; response_id: string }>(
    'select id, area_id, response_id from duty.objection where id = any($1::uuid[])',
    [inputs.map(({ objectionId }) => objectionId)],
  )
  return inputs.map(({ objectionId }) => {
    const row = rows.find(({ id }) => id === objectionId)
    return row && { areaId: row.area_id, responseId: row.response_id }
  })
}
