import { z } from 'zod'
import { type QueryContext, query } from '../../../platform/server/query.ts'
import { AreaId } from '../../../platform/shared/area-id.ts'
import { localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { areaNames } from '../../areas/server/public.ts'
import { openPostsIn, type Post } from '../../duty/server/public.ts'
import { getResponse } from '../../responses/server/public.ts'
import { Board, type BoardCheckpoint } from '../board.ts'
import { checkingKinds } from '../checking-kinds.ts'
import { type Counts, countsSince, lastPassages, noCounts, plus } from './board-counts.ts'
import { maskedPassages, namePlaces, type PlaceNames } from './describe-passages.ts'
import { pageOfPassages } from './passage-list.ts'

const SILENT_MS = 30 * 60_000
const HOUR_MS = 3_600_000
const LATEST = 20

/** Today at a response's checkpoints, from the sums that are written with each passage. */
export const checkpointBoard = query({
  name: 'checkpoints.board',
  permission: 'passage.read',
  input: z.object({ responseId: Id, areaId: AreaId.optional() }),
  output: Board,
  sharedUntil: ['passages', 'posts'],
  async run(context, { responseId, areaId }) {
    const { client, now, scope } = context
    const response = await getResponse(client, responseId)
    const asked = { responseId, areaId: areaId ?? response.areaId, within: scope.areaIds }
    const day = localDay(now)
    const from = startOfLocalDay(day)
    const posts = (await openPostsIn(client, responseId, asked.areaId)).filter((post) => checkingKinds.has(post.kind))
    const { byCheckpoint, byHour } = await countsSince(client, { ...asked, from })
    const lasts = await lastPassages(client, posts)
    const { rows } = await pageOfPassages(client, asked, { limit: LATEST })
    const places = await namePlaces(client, rows, await placesOf(client, posts))
    const names = places.areas
    const checkpoints = posts.map((post) => shown(post, byCheckpoint.get(post.id), lasts.get(post.id), { names, now }))
    const hours = filled(byHour, from, now)
    return {
      day,
      totals: hours.reduce<Counts>((sum, one) => plus(sum, one), noCounts),
      checkpoints,
      precincts: byPrecinct(checkpoints),
      hours,
      latest: await maskedPassages(context, rows, places),
      asOf: now.toISOString(),
    }
  },
})

/** What the posts and their areas are called, in one question. */
async function placesOf(client: QueryContext['client'], posts: readonly Post[]): Promise<PlaceNames> {
  const areas = posts.flatMap((post) => [post.precinctId, post.areaId])
  return { posts: new Map(posts.map(({ id, name }) => [id, name])), areas: await areaNames(client, areas) }
}

function shown(
  post: Post,
  counted: Counts | undefined,
  lastAt: Date | undefined,
  { names, now }: { names: ReadonlyMap<string, string>; now: Date },
): BoardCheckpoint {
  const since = lastAt ?? post.openedAt
  return {
    id: post.id,
    name: post.name,
    precinctId: post.precinctId,
    area: names.get(post.precinctId) ?? '',
    ...(counted ?? noCounts),
    ...(lastAt ? { lastAt: lastAt.toISOString() } : {}),
    silent: now.getTime() - since.getTime() > SILENT_MS,
  }
}

function byPrecinct(checkpoints: readonly BoardCheckpoint[]) {
  return [...Map.groupBy(checkpoints, (one) => one.precinctId)].map(([id, some]) => ({
    id,
    name: some[0]?.area ?? '',
    open: some.length,
    silent: some.filter((one) => one.silent).length,
    ...some.reduce<Counts>((sum, one) => plus(sum, one), noCounts),
  }))
}

/** Every hour of the day so far, those in which nothing happened as zero. */
function filled(counted: ReadonlyMap<number, Counts>, from: Date, now: Date) {
  const hours: ({ hour: string } & Counts)[] = []
  for (let at = from.getTime(); at <= now.getTime(); at += HOUR_MS) {
    hours.push({ hour: new Date(at).toISOString(), ...(counted.get(at) ?? noCounts) })
  }
  return hours
}
