import type { ServerModule } from '../../../platform/server/module.ts'
import { forgetMessages } from './forget-messages.ts'
import { listMyMessages } from './list-my-messages.ts'
import { readMessages } from './read-messages.ts'

export const notices: ServerModule = {
  name: 'notices',
  actions: [readMessages],
  queries: [listMyMessages],
  jobs: [forgetMessages],
}
