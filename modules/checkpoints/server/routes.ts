import { problems } from '../problems.ts'
import type { ServerModule } from '../../../platform/server/module.ts'
import { figures } from './figures.ts'
import { recordPassage } from './record-passage.ts'

export const checkpoints: ServerModule = {
  name: 'checkpoints',
  actions: [recordPassage],
  queries: [],
  figures,
  constraints: { passage_pk: () => problems.passageKnown() },
}
