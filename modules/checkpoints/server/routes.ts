import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { approvePermit } from './approve-permit.ts'
import { checkpointBoard } from './board.ts'
import { closeFollowUp } from './close-follow-up.ts'
import { correctPassage } from './correct-passage.ts'
import { declinePermit } from './decline-permit.ts'
import { figures } from './figures.ts'
import { findPassages } from './find-passages.ts'
import { followUpList, revealFollowUp } from './follow-up-queries.ts'
import { passageExport } from './passage-export.ts'
import { passageList } from './passage-list.ts'
import { passageInFull } from './passage-query.ts'
import { permitInFull, permitList } from './permit-queries.ts'
import { precinctSlice } from './precinct-slice.ts'
import { recordPassage } from './record-passage.ts'
import { requestPermit } from './request-permit.ts'
import { revealPassage } from './reveal-passage.ts'
import { revealPermit } from './reveal-permit.ts'
import { revokePermit } from './revoke-permit.ts'

export const checkpoints: ServerModule = {
  name: 'checkpoints',
  actions: [recordPassage, correctPassage, requestPermit, approvePermit, declinePermit, revokePermit, closeFollowUp],
  queries: [
    precinctSlice,
    checkpointBoard,
    ...[passageList, passageInFull, revealPassage, findPassages],
    ...[permitList, permitInFull, revealPermit],
    ...[followUpList, revealFollowUp],
  ],
  figures,
  exports: [passageExport],
  constraints: { passage_pk: problems.passageKnown, permit_pk: problems.permitKnown },
}
