import type { ServerModule } from '../../../platform/server/module.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { objectionProblems } from '../objection-problems.ts'
import { answerObjection } from './answer-objection.ts'
import { listObjections } from './list-objections.ts'
import { raiseObjection } from './raise-objection.ts'
import { memberRecordExport, myRecordExport } from './service-record-export.ts'
import { showMemberRecord, showServiceRecord } from './show-service-record.ts'

/** What one person did, for that person to read, to object to and to take along. */
export const recordRoutes = {
  actions: [raiseObjection, answerObjection],
  queries: [showServiceRecord, showMemberRecord, listObjections],
  exports: [myRecordExport, memberRecordExport],
  constraints: {
    objection_open_once: () => objectionProblems.objectionOpen(),
    objection_pk: () => platformProblems.idTaken(),
  },
} satisfies Partial<ServerModule>
