import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member } from '../../../tests/support/cast.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { tinyPhoto } from '../../../tests/support/tiny-photo.ts'
import { anInspector, answersWith, aPlan, aVisit, institutions } from './inspection-story.ts'

const { as } = await testServer()
let inspector: Member
beforeAll(async () => {
  await registerPlaces(as)
  inspector = await anInspector(as)
})

type Kept = [action: string, input: unknown, made?: { madeAt: Date }]

/** As a phone sends what it has kept: in order, up to 200 at once; each must be accepted. */
async function sends(who: Member, kept: Kept[]): Promise<void> {
  for (let at = 0; at < kept.length; at += 100)
    for (const answer of await who.commands(kept.slice(at, at + 100)))
      if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer))
}

const value = async (who: Member, responseId: string, name: string) =>
  (await who.ask<{ value: number }>('figures.value', { figure: `inspections.${name}`, responseId })).value

/** Value and rows agree, for the commander and for the lead of the one township. */
async function opens(responseId: string, name: string, expected: number): Promise<void> {
  for (const who of [await as('commander'), await as('townshipLead')]) {
    expect(await value(who, responseId, name), name).toBe(expected)
    let rows = 0
    let after: unknown
    do {
      const page = await who.ask<{ rows: unknown[]; next?: unknown }>('figures.rows', {
        ...{ figure: `inspections.${name}`, responseId, limit: 200 },
        ...(after ? { after } : {}),
      })
      rows += page.rows.length
      after = page.next
    } while (after)
    expect(rows, `rows of ${name}`).toBe(expected)
  }
}

test('65 training institutions in 4 rounds and 59 venues: 475 attendances, no finding, and what was looked at stands beside it', async () => {
  const responseId = await openStory(as)
  const schools = await institutions(as, 65)
  const venues = await institutions(as, 59, '演示体育场馆')
  const lead = await as('townshipLead')
  const rounds = [1, 2, 3, 4].map((day) => ({ dueAt: inHours(24 * day) }))
  await lead.does('inspections.planInspection', aPlan(responseId, schools, { rounds }))
  type Field = { visits: { id: string; organisationId: string }[] }
  const { visits } = await inspector.ask<Field>('inspections.field', { responseId })
  expect(visits).toHaveLength(260)
  await opens(responseId, 'visitsDue', 260)
  // 319 visits, 156 of them by two.
  const planned = visits.map(({ id, organisationId }, at) =>
    aVisit(responseId, organisationId, { plannedVisitId: id, inspectors: at < 156 ? 2 : 1 }),
  )
  const byChance = venues.map((organisationId) => aVisit(responseId, organisationId, { inspectors: 1 }))
  await sends(
    inspector,
    [...planned, ...byChance].map((visit) => ['inspections.recordVisit', visit]),
  )
  await opens(responseId, 'visits', 319)
  await opens(responseId, 'itemsChecked', 319 * 4)
  await opens(responseId, 'findings', 0)
  await opens(responseId, 'visitsOverdue', 0)
  expect(await value(lead, responseId, 'inspectorTimes')).toBe(475)
  expect(await value(lead, responseId, 'bodiesVisited')).toBe(65 + 59)
  type Plans = { rows: { rounds: { planned: number; done: number; items: number; findings: number }[] }[] }
  const [plan] = (await lead.ask<Plans>('inspections.plans', { responseId })).rows
  expect(plan?.rounds).toHaveLength(4)
  for (const round of plan?.rounds ?? [])
    expect(round).toMatchObject({ planned: 65, done: 65, items: 260, findings: 0 })
}, 900_000)

test('130 inspections, 320 findings put right and closed; the rate counts what is late and open', async () => {
  const responseId = await openStory(as)
  const bodies = await institutions(as, 10, '演示单位')
  const lead = await as('townshipLead')
  const points = ['noClasses', 'disinfected', 'noticeShown']
  const findings: string[] = []
  const visits: Kept[] = Array.from({ length: 130 }, (_, at) => {
    // 60 visits with three findings each and 70 with two.
    const failed = points.slice(0, at < 60 ? 3 : 2).map((point) => [point, { findingId: newId() }] as const)
    findings.push(...failed.map(([, { findingId }]) => findingId))
    const answers = answersWith(Object.fromEntries(failed))
    return ['inspections.recordVisit', aVisit(responseId, bodies[at % 10] ?? '', { answers })]
  })
  await sends(inspector, visits)
  const photoId = newId()
  await lead.does('work.addPhoto', {
    photoId,
    responseId,
    areaId: places.township,
    subjectId: newId(),
    data: tinyPhoto,
  })
  await sends(
    lead,
    findings.map((workId) => ['work.finishWork', { workId, photos: [photoId] }]),
  )
  await sends(
    inspector,
    findings.map((workId) => ['work.checkWork', { workId, passed: true }]),
  )
  await opens(responseId, 'visits', 130)
  await opens(responseId, 'findings', 320)
  await opens(responseId, 'findingsPutRight', 320)
  await opens(responseId, 'findingsOpen', 0)
  // Every item of the rectification list closed by its deadline: 1.0.
  await opens(responseId, 'findingsDue', 320)
  await opens(responseId, 'findingsOnTime', 320)
  // Found two days ago where there was no network, by points that give 4 hours: nobody has put it right.
  const late = answersWith({ noClasses: { findingId: newId() } })
  const madeAt = new Date(Date.now() - 48 * 3_600_000)
  await inspector.does('inspections.recordVisit', aVisit(responseId, bodies[0] ?? '', { answers: late }), { madeAt })
  await opens(responseId, 'findingsOverdue', 1)
  await opens(responseId, 'findingsDue', 321)
  await opens(responseId, 'findingsOnTime', 320)
  await inspector.does('work.lookAgain', { workId: findings[0], holds: true })
  await opens(responseId, 'secondLooks', 1)
}, 900_000)
