import { action, happened } from '../../../platform/server/action.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { ApprovePermit, type Frequency, longestPermitDays, type PermitPayload } from '../permit.ts'
import { whyNotApprove } from '../permit-rules.ts'
import { signPermit } from '../permit-token.ts'
import { problems } from '../problems.ts'
import { getPermitKeys } from './permit-keys.ts'
import { lockPermit, type PermitRow, placesOfPermits, wholeMinute } from './permit-table.ts'

/** Gives what was asked for, or what is stated instead, and signs its code. */
export const approvePermit = action({
  name: 'checkpoints.approvePermit',
  permission: 'permit.approve',
  input: ApprovePermit,
  place: placesOfPermits,
  async run({ client, vault, now, actor }, approval) {
    const permit = await lockPermit(client, approval.permitId)
    refuseIf(
      whyNotApprove({ ...permit, from: permit.valid_from, until: permit.valid_until }, approval, longestPermitDays),
    )
    const keys = await getPermitKeys(client, vault, permit.response_id, now)
    const given = givenPermit(permit, approval, keys.keyId)
    if (given.until <= now) refuse(problems.permitPast())
    const token = signPermit(given, keys.privateKey)
    await client.query(
      `update checkpoints.permit set state = 'approved', token = $3, valid_from = $4, valid_until = $5, times = $6, every_days = $7,
         approved_by = $8, approved_at = $9 where precinct_id = $1 and id = $2`,
      [
        ...[permit.precinct_id, permit.id, token, given.from, given.until],
        ...[given.frequency?.times ?? null, given.frequency?.everyDays ?? null, actor.userId, now],
      ],
    )
    const data = { id: permit.id, from: given.from.toISOString(), until: given.until.toISOString() }
    return happened('permit.approved', data, { topics: ['permits', 'figures'], result: { id: permit.id, token } })
  },
})

function givenPermit(permit: PermitRow, approval: ApprovePermit, keyId: string): PermitPayload {
  const asked: Frequency | undefined =
    permit.times === null ? undefined : { times: permit.times, everyDays: permit.every_days ?? 0 }
  const frequency = approval.frequency ?? asked
  return {
    permitId: permit.id,
    kind: permit.kind,
    areaId: permit.area_id,
    from: approval.from ? wholeMinute(approval.from) : permit.valid_from,
    until: approval.until ? wholeMinute(approval.until) : permit.valid_until,
    ...(frequency ? { frequency } : {}),
    holder: permit.holder,
    holderMark: permit.holder_mark,
    keyId,
  }
}
