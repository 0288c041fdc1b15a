import type pg from 'pg'
import type { ActionContext, Happened } from '../../../platform/server/action.ts'
import type { Row } from '../../../platform/server/ledger/field-table.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Post } from '../../duty/server/public.ts'
import { responsesWatching } from './responses-watching.ts'

/** A passage about to be written, and what will be said to have happened. */
export interface Recorded {
  context: ActionContext
  row: Row
  end: Happened
}

/**
 * The watched people among those who pass, as rows to be written with the passages; tells the follow-ups, not the officer.
 * Asks nothing where no number was taken, or the response watches for nobody.
 */
export async function sightingsAmong(recorded: readonly Recorded[]): Promise<{ context: ActionContext; row: Row }[]> {
  const known = recorded.filter(({ row }) => row.person_keys !== null)
  const [first] = known
  if (!first) return []
  const { client, now } = first.context
  const byResponse = Map.groupBy(known, ({ row }) => String(row.response_id))
  const found: { context: ActionContext; row: Row }[] = []
  for (const responseId of await responsesWatching(client, [...byResponse.keys()], now)) {
    const some = byResponse.get(responseId) ?? []
    const watches = await watchesMatching(client, responseId, some, now)
    for (const one of some) {
      for (const watch of watches.filter(({ person_key }) => isAmong(person_key, one.row))) found.push(seen(one, watch))
    }
  }
  return found
}

interface Match {
  id: string
  person_key: Buffer
  area_id: AreaId
}

async function watchesMatching(
  client: pg.ClientBase,
  responseId: string,
  some: readonly Recorded[],
  at: Date,
): Promise<Match[]> {
  const keys = some.flatMap(({ row }) => row.person_keys as Buffer[])
  const { rows } = await client.query<Match>('select * from checkpoints.watches_matching($1, $2, $3)', [
    ...[responseId, keys, at],
  ])
  return rows
}

function isAmong(key: Buffer, row: Row): boolean {
  return (row.person_keys as Buffer[]).some((one) => one.equals(key))
}

function seen({ context, row, end }: Recorded, watch: Match): { context: ActionContext; row: Row } {
  const id = newId()
  end.events.push({ name: 'passage.watchedPersonSeen', data: { id, passageId: row.id } })
  if (!end.topics.includes('followUps')) end.topics.push('followUps')
  end.elsewhere = [...(end.elsewhere ?? []), { topic: 'followUps', areaId: watch.area_id }]
  return {
    context,
    row: {
      precinct_id: row.precinct_id,
      id,
      response_id: row.response_id,
      area_id: row.area_id,
      watch_id: watch.id,
      watch_area_id: watch.area_id,
      passage_id: row.id,
      checkpoint_id: row.checkpoint_id,
      checkpoint_name: (context.place.found as Post).name,
      command_id: row.command_id,
      seen_at: row.made_at,
      received_at: context.now,
    },
  }
}
