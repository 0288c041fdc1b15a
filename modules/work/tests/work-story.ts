import { newId } from '../../../platform/shared/ids.ts'
import { type As, hire, type Member } from '../../../tests/support/cast.ts'
import { inHours } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { tinyPhoto } from '../../../tests/support/tiny-photo.ts'

/** A body of the township with its head, and one below it with a head of its own. */
export interface Bodies {
  centre: string
  school: string
  centreHead: Member
  schoolHead: Member
}

/** Two made-up bodies of the township: a school centre, and a school below it. */
export async function twoBodies(as: As, suffix = newId().slice(-4)): Promise<Bodies> {
  const lead = await as('townshipLead')
  const [centre, school] = [newId(), newId()]
  const body = { kind: 'body', areaId: places.township }
  await lead.does('organisations.addOrganisation', { ...body, organisationId: centre, name: `演示中心校${suffix}` })
  const below = { ...body, organisationId: school, name: `演示小学${suffix}`, parentId: centre }
  await lead.does('organisations.addOrganisation', below)
  const head = async (name: string, organisationId: string) =>
    hire(await as('administrator'), {
      username: `${name}${suffix}`,
      role: 'bodyLead',
      areaId: places.township,
      organisationId,
    })
  return { centre, school, centreHead: await head('centre', centre), schoolHead: await head('school', school) }
}

/** A task for somebody, due in an hour unless said otherwise. */
export function aTask(responseId: string, more: Record<string, unknown> = {}) {
  return {
    workId: newId(),
    responseId,
    areaId: places.village,
    title: '补齐值班表',
    owner: '演示小学',
    dueAt: inHours(1),
    ...more,
  }
}

/** Given yesterday from where there was no network, and due an hour ago: overdue as soon as it arrives. */
export const lateSince = (hours: number) => ({
  dueAt: inHours(-hours),
  made: { madeAt: new Date(Date.now() - (hours + 24) * 3_600_000) },
})

/** Sends a photo and answers its id. */
export async function aPhoto(who: Member, responseId: string, more: Record<string, unknown> = {}): Promise<string> {
  const photoId = newId()
  const of = { responseId, areaId: places.village, subjectId: newId(), data: tinyPhoto }
  await who.does('work.addPhoto', { ...of, photoId, ...more })
  return photoId
}
