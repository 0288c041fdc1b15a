import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { areaNames } from '../../areas/server/public.ts'
import type { PostKind } from '../../playbooks/posts.ts'
import { playbookOf } from '../../responses/server/public.ts'
import type { ShiftShown } from '../board.ts'
import { nameOfSkill } from '../skills.ts'
import { findMembers, memberNames } from './find-members.ts'
import { findPosts } from './find-posts.ts'
import { findRosters } from './find-rosters.ts'
import { type Assigned, assignedTo, type Shift } from './find-shifts.ts'

/** Shifts of one response with their posts, places and who stands on them by name, in the order given. */
export async function showShifts(client: pg.ClientBase, vault: Vault, shifts: readonly Shift[]): Promise<ShiftShown[]> {
  const [first] = shifts
  if (!first) return []
  const assigned = await assignedTo(
    client,
    shifts.map(({ id }) => id),
  )
  const members = await findMembers(
    client,
    assigned.map(({ memberId }) => memberId),
  )
  const names = await memberNames(client, vault, members.values())
  const posts = await findPosts(
    client,
    shifts.map(({ postId }) => postId),
  )
  const rosters = await findRosters(
    client,
    shifts.map(({ rosterId }) => rosterId),
  )
  const places = await areaNames(
    client,
    shifts.flatMap(({ areaId, precinctId }) => [areaId, precinctId]),
  )
  const kinds = (await playbookOf(client, first.responseId)).posts
  const onShift = Map.groupBy(assigned, ({ shiftId }) => shiftId)
  return shifts.map((shift) => {
    const post = posts.get(shift.postId)
    const roster = rosters.get(shift.rosterId)
    const kind = kinds.find(({ id }) => id === post?.postKind)
    const since = roster?.publishedAt
    return {
      id: shift.id,
      rosterId: shift.rosterId,
      draft: !since,
      postId: shift.postId,
      postName: post?.name ?? '',
      postPlace: post?.place ?? '',
      areaId: shift.areaId,
      areaName: places.get(shift.areaId) ?? '',
      precinctName: places.get(shift.precinctId) ?? '',
      name: shift.name,
      day: shift.day,
      from: shift.from.toISOString(),
      until: shift.until.toISOString(),
      night: shift.night,
      weekend: shift.weekend,
      holiday: shift.holiday,
      signUpFrom: shift.signUpFrom?.toISOString() ?? null,
      missing: shift.places.reduce((sum, { wanted, taken }) => sum + wanted - taken, 0),
      places: shift.places.map((one) => placeShown(one, kind)),
      people: (onShift.get(shift.id) ?? []).map((one) =>
        personShown(one, names.get(one.memberId) ?? '', since ?? null),
      ),
    }
  })
}

function placeShown(place: Shift['places'][number], kind: PostKind | undefined): ShiftShown['places'][number] {
  const { role, skill } = place
  const roleName = kind?.staffing.find((one) => one.role === role)?.name ?? { zh: role, en: role }
  return { ...place, roleName, skillName: skill ? nameOfSkill(skill) : null }
}

function personShown(one: Assigned, name: string, since: Date | null): ShiftShown['people'][number] {
  return {
    assignmentId: one.id,
    memberId: one.memberId,
    name,
    role: one.role,
    source: one.source,
    pinned: one.pinned,
    setAside: one.setAside,
    changed: since !== null && one.receivedAt > since,
  }
}
