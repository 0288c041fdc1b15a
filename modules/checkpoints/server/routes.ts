import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { approvePermit } from './approve-permit.ts'
import { checkpointBoard } from './board.ts'
import { closeFollowUp } from './close-follow-up.ts'
import { correctPassage } from './correct-passage.ts'
import { declinePermit } from './decline-permit.ts'
import { endWatch } from './end-watch.ts'
import { figures } from './figures.ts'
import { findPassages } from './find-passages.ts'
import { followUpList, revealFollowUp } from './follow-up-queries.ts'
import { handleSighting } from './handle-sighting.ts'
import { passageExport } from './passage-export.ts'
import { passageList } from './passage-list.ts'
import { passageInFull } from './passage-query.ts'
import { permitInFull, permitList } from './permit-queries.ts'
import { precinctSlice } from './precinct-slice.ts'
import { recordPassage } from './record-passage.ts'
import { requestPermit } from './request-permit.ts'
import { returnsQuery } from './returns.ts'
import { returnsExport } from './returns-export.ts'
import { revealPassage } from './reveal-passage.ts'
import { revealPermit } from './reveal-permit.ts'
import { revokePermit } from './revoke-permit.ts'
import { sightingList } from './sighting-list.ts'
import { watchPerson } from './watch-person.ts'
import { revealWatch, watchList } from './watch-queries.ts'

export const checkpoints: ServerModule = {
  name: 'checkpoints',
  actions: [
    ...[recordPassage, correctPassage],
    ...[requestPermit, approvePermit, declinePermit, revokePermit],
    ...[closeFollowUp, watchPerson, endWatch, handleSighting],
  ],
  queries: [
    precinctSlice,
    checkpointBoard,
    returnsQuery,
    ...[passageList, passageInFull, revealPassage, findPassages],
    ...[permitList, permitInFull, revealPermit],
    ...[followUpList, revealFollowUp],
    ...[watchList, revealWatch, sightingList],
  ],
  figures,
  // That a follow-up moved tells of somebody's fever, or that they are looked for.
  topics: { followUps: 'followUp.read' },
  exports: [passageExport, returnsExport],
  constraints: {
    passage_pk: problems.passageKnown,
    permit_pk: problems.permitKnown,
    watch_pk: problems.watchKnown,
  },
}
