import { type ActionContext, action, happened } from '../../../platform/server/action.ts'
import { mayAct } from '../../../platform/server/actor.ts'
import type { Row } from '../../../platform/server/ledger/field-table.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { findPosts, type Post } from '../../duty/server/public.ts'
import { type Correction, CorrectPassage } from '../passage.ts'
import { problems } from '../problems.ts'
import { whyNotCorrect } from '../record-rules.ts'
import { closeFollowUpRow, moveFollowUpTo, openFollowUps } from './follow-ups.ts'
import { factsOf } from './passage-facts.ts'
import { type PassageFacts, passageRow, passages, tallyPassages, untallyPassage } from './passage-rows.ts'
import { decisionOf } from './passage-words.ts'

/** A whole new passage supersedes the one recorded before, once; the sums change with it in the same transaction. */
export const correctPassage = action({
  name: 'checkpoints.correctPassage',
  permission: 'passage.correct',
  input: CorrectPassage,
  sealClass: 'passage',
  async place({ client }, inputs) {
    const { rows } = await client.query<Row>(
      'select id, area_id, response_id from checkpoints.passage where id = any($1)',
      [inputs.map(({ corrects }) => corrects)],
    )
    const found = new Map(rows.map((row) => [row.id, row]))
    return inputs.map(({ corrects }) => {
      const row = found.get(corrects)
      return row && { areaId: String(row.area_id), responseId: String(row.response_id) }
    })
  },
  async run(context, correction) {
    const { client, now } = context
    const original = await lockPassage(context, correction.corrects)
    if (await isKnown(context, correction.id)) refuse(problems.passageKnown())
    const post = await postOf(context, correction, original)
    const passage = standingMarks(correction, original)
    const facts = await factsThen(context, passage, post, original)
    const row: Row = {
      ...passageRow({ ...context, madeAt: original.made_at as Date }, passage, post, facts),
      corrects: original.id,
      correction_reason: correction.correctionReason,
    }
    await client.query('update checkpoints.passage set superseded_at = $3 where precinct_id = $1 and id = $2', [
      ...[original.precinct_id, original.id, now],
    ])
    await context.record(passages, row)
    await moveTally(context, original, row)
    await moveFollowUp(context, original, row)
    const data = { id: row.id, corrects: original.id, reason: correction.correctionReason, decision: row.decision }
    return happened('passage.corrected', data, { topics: ['passages', 'figures', 'followUps'], result: { id: row.id } })
  },
})

/** The row to be corrected, held so that two corrections of it take turns: the second one is shown the first. */
async function lockPassage({ client }: ActionContext, id: string): Promise<Row> {
  const { rows } = await client.query<Row>('select * from checkpoints.passage where id = $1 for update', [id])
  return rows[0] as Row
}

async function isKnown({ client }: ActionContext, id: string): Promise<boolean> {
  return (await client.query('select from checkpoints.passage where id = $1', [id])).rowCount !== 0
}

// A row is superseded within its precinct: what was recorded at the wrong township's gate is another passage.
async function postOf({ client, actor, now }: ActionContext, correction: Correction, original: Row): Promise<Post> {
  const post = (await findPosts(client, [correction.checkpointId])).get(correction.checkpointId)
  if (!post || !mayAct(actor, 'passage.correct', post, now)) return refuse(platformProblems.notFound())
  const same = post.precinctId === original.precinct_id && post.responseId === original.response_id
  return same ? post : refuse(problems.correctedElsewhere())
}

/** How and with what knowledge it was recorded does not change by correcting it. */
function standingMarks(correction: Correction, original: Row): Correction {
  const { downloaded_at: downloadedAt, entered_for: enteredFor } = original
  return {
    ...correction,
    ...(downloadedAt ? { offlineMark: { downloadedAt: (downloadedAt as Date).toISOString() } } : {}),
    ...(enteredFor ? { enteredFor: 'paper' as const } : {}),
  }
}

async function factsThen(
  context: ActionContext,
  passage: Correction,
  post: Post,
  original: Row,
): Promise<PassageFacts> {
  const then = { ...context, madeAt: original.made_at as Date, now: original.received_at as Date }
  const [facts] = await factsOf([{ context: then, passage, post }])
  const before = {
    supersededAt: (original.superseded_at as Date | null) ?? undefined,
    now: original.superseded_at ? await standingOf(context, String(original.id)) : undefined,
  }
  refuseIf(whyNotCorrect(before, passage, facts as PassageFacts))
  return facts as PassageFacts
}

async function standingOf({ client }: ActionContext, corrected: string) {
  const { rows } = await client.query<Row>('select decision, reason from checkpoints.passage where corrects = $1', [
    corrected,
  ])
  return rows[0] && decisionOf(rows[0])
}

async function moveTally({ client, now }: ActionContext, from: Row, to: Row): Promise<void> {
  await tallyPassages(client, [to], now)
  await untallyPassage(client, from, now)
}

/** A fever that is taken back closes its follow-up; one that comes to light opens one. */
async function moveFollowUp(context: ActionContext, from: Row, to: Row): Promise<void> {
  const had = Number(from.fevers) > 0
  const has = Number(to.fevers) > 0
  const { client, actor, now } = context
  if (has && had) await moveFollowUpTo(client, String(from.id), String(to.id))
  if (has && !had) await openFollowUps([{ context, row: to }])
  if (had && !has) {
    await closeFollowUpRow(
      client,
      { passageId: String(from.id) },
      { outcome: 'recordedInError', by: actor.userId, at: now },
    )
  }
}
