import type { ServerModule } from '../../../platform/server/module.ts'
import { handoverProblems } from '../handover-problems.ts'
import { countersignHandover } from './countersign-handover.ts'
import { listHandovers } from './list-handovers.ts'
import { showMyHandover } from './show-my-handover.ts'
import { signHandover } from './sign-handover.ts'

/** Passing a post on to the next shift: signed by one, countersigned by another. */
export const handoverRoutes = {
  actions: [signHandover, countersignHandover],
  queries: [showMyHandover, listHandovers],
  constraints: {
    handover_once: () => handoverProblems.handoverWrittenMeanwhile(),
    handover_by_another: () => handoverProblems.handoverSamePerson(),
  },
} satisfies Partial<ServerModule>
