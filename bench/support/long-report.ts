import type { BigCounty } from './big-county.ts'

// With the fourteen numbers and ten columns of the playbook's own template these make more than thirty.
const MORE = `
### 各乡镇进出

{{table checkpoints.peopleIn, checkpoints.peopleOut, checkpoints.vehiclesIn, checkpoints.vehiclesOut, checkpoints.handedOver, checkpoints.goodsKilograms by township}}

### 各卡点情况

{{table checkpoints.passages, checkpoints.vehiclesTurnedBack, checkpoints.fevers by post}}
`

/** Gives the response's frozen playbook a report of thirty figures. */
export async function makeLongReport({ owner, responseId }: BigCounty): Promise<void> {
  await owner.query(
    `update responses.response set playbook = jsonb_set(playbook, '{report}', to_jsonb((playbook ->> 'report') || $2::text)) where id = $1`,
    [responseId, MORE],
  )
}
