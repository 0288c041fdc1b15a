import { newId } from '../../platform/shared/ids.ts'
import type { As } from './cast.ts'
import type { MarkedTownship } from './marked-township.ts'
import { inHours } from './open-story.ts'
import { places } from './places.ts'
import { tinyPhoto } from './tiny-photo.ts'

const MARK = '甲镇专有'

/** A plan, a visit, findings open and closed, a task and photos in the marked township; answers the township with their ids. */
export async function markWork(as: As, township: MarkedTownship): Promise<MarkedTownship> {
  const [commander, lead, officer] = [await as('commander'), await as('townshipLead'), await as('officer')]
  const { responseId } = township
  const kinds = ['plan', 'visit', 'finding', 'closedFinding', 'work', 'photo']
  const ids = { ...township.ids, ...Object.fromEntries(kinds.map((kind) => [kind, newId()])) } as Record<string, string>
  const where = { responseId, areaId: places.township }
  const checklistId = 'trainingInstitution'
  await lead.does('inspections.planInspection', {
    ...{ ...where, planId: ids.plan, name: `${MARK}督查`, checklistId, team: `${MARK}督查组` },
    ...{ rounds: [{ dueAt: inHours(24) }], bodies: [ids.body] },
  })
  await lead.does('work.addPhoto', { ...where, photoId: ids.photo, subjectId: ids.finding, data: tinyPhoto })
  const passed = (itemId: string) => ({ itemId, outcome: 'passed' })
  const failed = (itemId: string, findingId: string | undefined) => ({
    ...{ itemId, outcome: 'failed', said: `${MARK}问题`, findingId, photos: [ids.photo] },
  })
  await lead.does('inspections.recordVisit', {
    ...{ ...where, visitId: ids.visit, organisationId: ids.body, place: `${MARK}支部`, checklistId, inspectors: 2 },
    answers: [
      ...[failed('noClasses', ids.finding), failed('disinfected', ids.closedFinding)],
      ...[passed('noticeShown'), passed('fireExits')],
    ],
  })
  await lead.does('work.finishWork', { workId: ids.closedFinding, photos: [ids.photo] })
  await commander.does('work.checkWork', { workId: ids.closedFinding, passed: true })
  await lead.does('work.giveWork', {
    ...{ responseId, areaId: places.village, workId: ids.work, title: `${MARK}任务`, owner: `${MARK}卡点` },
    ...{ userId: officer.userId, dueAt: inHours(24) },
  })
  return { ...township, ids }
}
