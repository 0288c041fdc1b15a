import { type Action, type ActionContext, action, type Happened, happened, recordTogether } from '../../../platform/server/action.ts'
import type { Row } from '../../../platform/server/ledger/field-table.ts'
import type { Problem } from '../../../platform/shared/problem.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { findPosts } from '../../duty/server/public.ts'
import { type Passage, RecordPassage } from '../passage.ts'
import { problems } from '../problems.ts'
import { whyNotRecord } from '../record-rules.ts'
import { openFollowUps } from './follow-ups.ts'
import { type Arrival, factsOf } from './passage-facts.ts'
import { type PassageFacts, passageRow, passages, tallyPassages } from './passage-rows.ts'
import { prepareKeys } from './prepare-keys.ts'

/** At these kinds of post people and vehicles are checked. */
const CHECKING = new Set(['checkpoint', 'gate'])

/** A person or vehicle at a checkpoint, with a decision. The hot path: all that arrive together are written together. */
export const recordPassage: Action<typeof RecordPassage> = action({
  name: 'checkpoints.recordPassage',
  permission: 'passage.record',
  input: RecordPassage,
  sealClass: 'passage',
  place: async ({ client }, inputs) => {
    const posts = await findPosts(client, inputs.map((input) => input.checkpointId))
    return inputs.map((input) => {
      const post = posts.get(input.checkpointId)
      return post && CHECKING.has(post.kind) ? { areaId: post.areaId, responseId: post.responseId } : undefined
    })
  },
  async run(context, input) {
    const [end] = await recordMany([context], [input])
    return end && 'code' in end ? refuse(end) : (end as Happened)
  },
  runMany: recordMany,
})

async function recordMany(contexts: ActionContext[], inputs: Passage[]): Promise<(Happened | Problem)[]> {
  const arrivals = await arrivalsOf(contexts, inputs)
  const facts = await factsOf(arrivals)
  const known = await knownPassages(contexts, inputs)
  const records: { context: ActionContext; row: Row }[] = []
  const ends: (Happened | Problem)[] = []
  for (const [at, arrival] of arrivals.entries()) {
    const { context, passage, post } = arrival
    const problem = known.has(passage.id) ? problems.passageKnown() : whyNotRecord(passage, facts[at] as PassageFacts)
    if (problem) {
      ends.push(problem)
      continue
    }
    known.add(passage.id)
    const row = passageRow(context, passage, post, facts[at] as PassageFacts)
    records.push({ context, row })
    ends.push(recorded(row))
  }
  const [first] = contexts as [ActionContext]
  await recordTogether(passages, records)
  await openFollowUps(records)
  await tallyPassages(first.client, records.map(({ row }) => row))
  return ends
}

async function arrivalsOf(contexts: readonly ActionContext[], inputs: readonly Passage[]): Promise<Arrival[]> {
  const [first] = contexts as [ActionContext]
  const posts = await findPosts(first.client, inputs.map((input) => input.checkpointId))
  await prepareKeys(contexts)
  return inputs.flatMap((passage, at) => {
    const post = posts.get(passage.checkpointId)
    const context = contexts[at]
    return post && context ? [{ context, passage, post }] : []
  })
}

/** Passages that another command has recorded: an id is made once, on the device. */
async function knownPassages(contexts: readonly ActionContext[], inputs: readonly Passage[]): Promise<Set<string>> {
  const [first] = contexts as [ActionContext]
  const { rows } = await first.client.query<{ id: string }>({
    name: 'known-passages',
    text: 'select id from checkpoints.passage where id = any($1)',
    values: [inputs.map((input) => input.id)],
  })
  return new Set(rows.map((row) => row.id))
}

function recorded(row: Row): Happened {
  const feverish = Number(row.fevers) > 0
  const end = happened('passage.recorded', { id: row.id, checkpointId: row.checkpoint_id, decision: row.decision }, {
    topics: ['passages', 'figures', ...(feverish ? ['followUps'] : [])],
    result: { id: row.id },
  })
  if (feverish) end.events.push({ name: 'passage.feverFound', data: { id: row.id, fevers: row.fevers } })
  if (row.revoked_while_offline) end.events.push({ name: 'passage.revokedPermitPassed', data: { id: row.id, permitId: row.permit_id } })
  return end
}
