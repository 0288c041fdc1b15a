import { newId } from '../../../platform/shared/ids.ts'
import { type As, hire, type Member } from '../../../tests/support/cast.ts'
import { inHours } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'

/** Somebody who inspects in the county, with an account of their own. */
export async function anInspector(as: As, username = 'inspector'): Promise<Member> {
  return hire(await as('administrator'), { username, role: 'inspector', areaId: places.county })
}

/** Made-up training institutions of the township; answers their ids. */
export async function institutions(as: As, count: number, name = '演示培训机构'): Promise<string[]> {
  const organisations = Array.from({ length: count }, (_, at) => ({
    organisationId: newId(),
    name: `${name}${String(at + 1).padStart(2, '0')}`,
    kind: 'body',
    areaId: places.township,
  }))
  await (await as('townshipLead')).does('organisations.addOrganisations', { organisations })
  return organisations.map(({ organisationId }) => organisationId)
}

const POINTS = ['noClasses', 'disinfected', 'noticeShown', 'fireExits']

/** Answers to the checklist of training institutions; those named failed become findings. */
export function answersWith(failed: Record<string, { findingId: string; photos?: string[] }> = {}) {
  return POINTS.map((itemId) => {
    const finding = failed[itemId]
    return finding
      ? { itemId, outcome: 'failed', said: '仍有学生上课', findingId: finding.findingId, photos: finding.photos ?? [] }
      : { itemId, outcome: 'passed' }
  })
}

/** A visit to a training institution of the township. */
export function aVisit(responseId: string, organisationId: string, more: Record<string, unknown> = {}) {
  return {
    visitId: newId(),
    responseId,
    areaId: places.township,
    organisationId,
    place: '演示培训机构',
    checklistId: 'trainingInstitution',
    inspectors: 2,
    answers: answersWith(),
    ...more,
  }
}

/** A plan of so many rounds over these bodies. */
export function aPlan(responseId: string, bodies: string[], more: Record<string, unknown> = {}) {
  return {
    planId: newId(),
    responseId,
    areaId: places.township,
    name: '培训机构检查',
    checklistId: 'trainingInstitution',
    team: '县督查一组',
    rounds: [{ dueAt: inHours(24) }],
    bodies,
    ...more,
  }
}
