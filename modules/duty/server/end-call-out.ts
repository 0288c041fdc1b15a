import { action, happened } from '../../../platform/server/action.ts'
import { EndCallOut } from '../call-out.ts'
import { holdRunningCallOut, placeOfCallOut } from './find-call-outs.ts'

/** Nobody more is offered or assigned; who is seconded stays until their date or recall. Refuses with callEnded. */
export const endCallOut = action({
  name: 'duty.endCallOut',
  permission: 'callOut.command',
  input: EndCallOut,
  place: placeOfCallOut,
  async run({ client, actor, now }, { callOutId, reason }) {
    await holdRunningCallOut(client, callOutId, now)
    await client.query('update duty.call_out set ended_at = $2, ended_by = $3, ended_why = $4 where id = $1', [
      ...[callOutId, now, actor.userId, reason],
    ])
    return happened('callOut.ended', { callOutId, reason }, { topics: ['calls', 'figures'] })
  },
})
