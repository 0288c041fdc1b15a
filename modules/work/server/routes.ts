import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { addPhoto } from './add-photo.ts'
import { checkWork } from './check-work.ts'
import { escalateOverdue } from './escalate-overdue.ts'
import { workFigures } from './figures.ts'
import { finishWork } from './finish-work.ts'
import { giveWork } from './give-work.ts'
import { handOnWork } from './hand-on-work.ts'
import { listMine } from './list-mine.ts'
import { listWork } from './list-work.ts'
import { lookAgain } from './look-again.ts'
import { showPhoto } from './show-photo.ts'
import { showWork } from './show-work.ts'
import { sweepOverdue } from './sweep-overdue.ts'
import { withdrawWork } from './withdraw-work.ts'

export const work: ServerModule = {
  name: 'work',
  actions: [giveWork, handOnWork, finishWork, checkWork, lookAgain, withdrawWork, escalateOverdue, addPhoto],
  queries: [listWork, listMine, showWork, showPhoto],
  figures: workFigures,
  jobs: [sweepOverdue],
  constraints: {
    item_pk: problems.openedAlready,
    item_once: problems.openedAlready,
    // Whoever moves work holds it, so only a second opening can meet this.
    step_once: problems.openedAlready,
    step_reached: problems.openedAlready,
    escalation_once: problems.movedMeanwhile,
  },
}
