import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { endPush } from './end-push.ts'
import { forgetMessages } from './forget-messages.ts'
import { listMyMessages } from './list-my-messages.ts'
import { listPushFailures } from './list-push-failures.ts'
import { push } from './push.ts'
import { readMessages } from './read-messages.ts'
import { showMyPush } from './show-my-push.ts'
import { subscribePush } from './subscribe-push.ts'

export const notices: ServerModule = {
  name: 'notices',
  actions: [readMessages, subscribePush, endPush],
  queries: [listMyMessages, showMyPush, listPushFailures],
  jobs: [push, forgetMessages],
  constraints: {
    subscription_once: () => problems.pushKnown(),
    subscription_pk: () => problems.pushKnown(),
  },
}
