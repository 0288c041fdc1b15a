import {
  type Action,
  type ActionContext,
  action,
  type Happened,
  happened,
  recordTogether,
} from '../../../platform/server/action.ts'
import type { Row } from '../../../platform/server/ledger/field-table.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import type { Post } from '../../duty/server/public.ts'
import { checkingKinds } from '../checking-kinds.ts'
import { type Passage, RecordPassage } from '../passage.ts'
import { problems } from '../problems.ts'
import { whyNotRecord } from '../record-rules.ts'
import { findCheckpoints } from './find-checkpoints.ts'
import { openFollowUps } from './follow-ups.ts'
import { type Arrival, factsOf } from './passage-facts.ts'
import { type PassageFacts, passageRow, passages, tallyPassages } from './passage-rows.ts'
import { prepareKeys } from './prepare-keys.ts'
import { type Recorded, sightingsAmong } from './sightings.ts'
import { sightings } from './watch-table.ts'

/** A person or vehicle at a checkpoint, with a decision. The hot path: all that arrive together are written together. */
export const recordPassage: Action<typeof RecordPassage> = action({
  name: 'checkpoints.recordPassage',
  permission: 'passage.record',
  input: RecordPassage,
  sealClass: 'passage',
  place: async ({ client }, inputs) => {
    const posts = await findCheckpoints(
      client,
      inputs.map((input) => input.checkpointId),
    )
    return inputs.map((input) => {
      const post = posts.get(input.checkpointId)
      return post && checkingKinds.has(post.kind)
        ? { areaId: post.areaId, responseId: post.responseId, found: post }
        : undefined
    })
  },
  async run(context, input) {
    const [end] = await recordMany([context], [input])
    return end && 'code' in end ? refuse(end) : (end as Happened)
  },
  runMany: recordMany,
})

async function recordMany(contexts: ActionContext[], inputs: Passage[]): Promise<(Happened | Problem)[]> {
  await prepareKeys(contexts)
  const arrivals = contexts.map(
    (context, at): Arrival => ({ context, passage: inputs[at] as Passage, post: context.place.found as Post }),
  )
  const facts = await factsOf(arrivals)
  const ids = new Set<string>()
  const records: Recorded[] = []
  const ends: (Happened | Problem)[] = []
  for (const [at, arrival] of arrivals.entries()) {
    const { context, passage, post } = arrival
    const problem = ids.has(passage.id) ? problems.passageKnown() : whyNotRecord(passage, facts[at] as PassageFacts)
    if (problem) {
      ends.push(problem)
      continue
    }
    ids.add(passage.id)
    const row = passageRow(context, passage, post, facts[at] as PassageFacts)
    const end = recorded(row)
    records.push({ context, row, end })
    ends.push(end)
  }
  const [first] = contexts as [ActionContext]
  const seen = await sightingsAmong(records)
  // From here on nothing waits for the database; sums go last, because other flights want the same rows.
  first.sent(recordTogether(passages, records))
  first.sent(openFollowUps(records))
  first.sent(recordTogether(sightings, seen))
  first.last(() =>
    tallyPassages(
      first.client,
      records.map(({ row }) => row),
      first.now,
    ),
  )
  return ends
}

function recorded(row: Row): Happened {
  const feverish = Number(row.fevers) > 0
  const end = happened(
    'passage.recorded',
    { id: row.id, checkpointId: row.checkpoint_id, decision: row.decision },
    {
      topics: ['passages', 'figures', ...(feverish ? ['followUps'] : [])],
      result: { id: row.id },
    },
  )
  if (feverish) end.events.push({ name: 'passage.feverFound', data: { id: row.id, fevers: row.fevers } })
  if (row.revoked_while_offline)
    end.events.push({ name: 'passage.revokedPermitPassed', data: { id: row.id, permitId: row.permit_id } })
  return end
}
