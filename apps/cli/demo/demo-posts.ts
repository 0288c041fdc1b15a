import { precinctOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Worker } from '../worker-at-desk.ts'
import { areaOf, plannedVanguard, type Village } from './county.ts'
import { type Member, seatCast } from './demo-cast.ts'
import { otherSeats, type RosteredPost, type Seat } from './demo-duty.ts'
import { madeUpName } from './made-up.ts'

const NAMES_FROM = 650

interface PostsAsked {
  operator: Parameters<typeof seatCast>[0]
  as: (actor: Member['actor']) => Worker
  password: string
  villages: readonly Village[]
  cast: readonly Member[]
  /** Where those whose sign-in is shown serve. */
  checkpoint: { id: string; areaId: string }
  vanguard: readonly string[]
}

/**
 * The posts with a roster: the checkpoint of those whose sign-in is shown, round the clock, and the vanguard posts of the county town
 * but for the last, which has nobody. On each shift one has a phone, so that it can be handed over.
 */
export async function rosteredPosts(asked: PostsAsked): Promise<RosteredPost[]> {
  const { as, cast, checkpoint, vanguard, villages } = asked
  const own = (role: Member['role']): Seat => seatOf(cast.find((one) => one.role === role) as Member, asked)
  const other = () => otherSeats(1, checkpoint.areaId)[0] as Seat
  const atCheckpoint: RosteredPost = {
    ...{ postId: checkpoint.id, areaId: checkpoint.areaId, roles: ['lead', 'officer'] },
    spans: [
      { from: '00:00', until: '08:00', name: '夜班' },
      { from: '08:00', until: '16:00', name: '白班' },
      { from: '16:00', until: '24:00', name: '晚班' },
    ],
    seats: [
      [own('volunteer'), other()],
      [other(), own('officer')],
      [own('gateLead'), other()],
    ],
  }
  const posts = [atCheckpoint]
  for (const [at, postId] of vanguard.slice(0, -1).entries()) {
    const areaId = areaOf(villages, plannedVanguard[at] as (typeof plannedVanguard)[number])
    const volunteers = await seatVolunteers(asked, areaId, at * 2)
    posts.push({
      ...{ postId, areaId, roles: ['member', 'member'] },
      spans: [
        { from: '08:00', until: '14:00', name: '早班' },
        { from: '14:00', until: '20:00', name: '中班' },
      ],
      seats: volunteers.map((one) => [{ ...seatOf(one, { as, checkpoint }), areaId }, ...otherSeats(1, areaId)]),
    })
  }
  return posts
}

function seatOf({ userId, actor }: Member, { as, checkpoint }: Pick<PostsAsked, 'as' | 'checkpoint'>): Seat {
  return { memberId: newId(), areaId: checkpoint.areaId, userId, worker: as(actor) }
}

/** Two volunteers with an account in the township of a post. */
function seatVolunteers({ operator, password }: PostsAsked, areaId: string, from: number): Promise<Member[]> {
  const parts = [from, from + 1].map((at) => ({
    ...{ username: `demo.volunteer${at + 2}`, name: madeUpName(NAMES_FROM + at), role: 'volunteer' as const },
    areaId: precinctOf(areaId),
  }))
  return seatCast(operator, parts, password)
}
