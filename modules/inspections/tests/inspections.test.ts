import { beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { hire, type Member } from '../../../tests/support/cast.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { proof } from '../../../tests/support/proof.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { tinyPhoto } from '../../../tests/support/tiny-photo.ts'
import { anInspector, answersWith, aPlan, aVisit, institutions } from './inspection-story.ts'

const { as, databaseUrl } = await testServer()
let responseId: string
let bodies: string[]
let inspector: Member
let head: Member
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  bodies = await institutions(as, 4)
  inspector = await anInspector(as)
  const first = { role: 'bodyLead', areaId: places.township, organisationId: bodies[0] ?? '' }
  head = await hire(await as('administrator'), { username: 'head', ...first })
})
const body = (at: number) => bodies[at] ?? ''

interface Planned {
  id: string
  organisationId: string
  round: number
}
const waiting = async () => (await inspector.ask<{ visits: Planned[] }>('inspections.field', { responseId })).visits
const photo = async (who: Member, more: Record<string, unknown> = {}) => {
  const photoId = newId()
  const of = { photoId, responseId, areaId: places.township, subjectId: newId(), data: tinyPhoto }
  await who.does('work.addPhoto', { ...of, ...more })
  return photoId
}

test('a failed point becomes a finding with its own deadline, put right with a photo, checked by another, closed, looked at again', async () => {
  const findingId = newId()
  const before = await photo(inspector)
  const answers = answersWith({ noClasses: { findingId, photos: [before] } })
  const madeAt = new Date(Date.now() - 3_600_000)
  await inspector.does('inspections.recordVisit', aVisit(responseId, body(0), { answers }), { madeAt })
  type One = { work: { state: string; dueAt: string; proof: string }; steps: { move: string; photos: string[] }[] }
  const finding = () => head.ask<One>('work.one', { workId: findingId })
  const { work, steps } = await finding()
  expect(work).toMatchObject({ state: 'due', proof: 'photo' })
  expect(Date.parse(work.dueAt)).toBe(madeAt.getTime() + 4 * 3_600_000)
  expect(steps[0]).toMatchObject({ move: 'open', photos: [before] })
  const after = await photo(head, { organisationId: body(0) })
  await head.does('work.finishWork', { workId: findingId, note: '学生已离开', photos: [after] })
  await inspector.does('work.checkWork', { workId: findingId, passed: true })
  const sample = await inspector.ask<{ rows: { id: string }[] }>('inspections.sample', { responseId, seed: '第一次' })
  expect(sample.rows.map(({ id }) => id)).toEqual([findingId])
  await inspector.does('work.lookAgain', { workId: findingId, holds: true })
  expect((await finding()).steps.map(({ move }) => move)).toEqual(['open', 'finish', 'pass', 'confirm'])
  expect((await inspector.ask<{ rows: unknown[] }>('inspections.sample', { responseId, seed: '第二次' })).rows).toEqual(
    [],
  )
})

test('a plan opens a visit for each body and round; recording one closes it, and the plan shows how far it is', async () => {
  const lead = await as('townshipLead')
  const rounds = [{ dueAt: inHours(24) }, { dueAt: inHours(48) }]
  const plan = aPlan(responseId, [body(1), body(2)], { rounds })
  await lead.does('inspections.planInspection', plan)
  const due = await waiting()
  expect(due.map(({ round }) => round)).toEqual([1, 1, 2, 2])
  const [first] = due
  const organisationId = first?.organisationId ?? ''
  const visit = aVisit(responseId, organisationId, { plannedVisitId: first?.id, inspectors: 3 })
  await inspector.does('inspections.recordVisit', visit)
  expect(await waiting()).toHaveLength(3)
  const again = { ...visit, visitId: newId() }
  expect(await inspector.isRefused('inspections.recordVisit', again)).toMatch(/work.notNow|inspections.recordedAlready/)
  type Plans = { rows: { id: string; rounds: { planned: number; done: number; items: number; findings: number }[] }[] }
  const { rows } = await lead.ask<Plans>('inspections.plans', { responseId })
  const shown = rows.find(({ id }) => id === plan.planId)?.rounds
  expect(shown).toMatchObject([
    { planned: 2, done: 1, items: 4, findings: 0 },
    { planned: 2, done: 0 },
  ])
  const history = await lead.ask<{ rows: { id: string }[] }>('inspections.visits', { responseId, organisationId })
  expect(history.rows.map(({ id }) => id)).toEqual([visit.visitId])
  type Answered = { answers: { itemId: string; outcome: string }[] }
  const { answers } = await lead.ask<Answered>('inspections.visit', { visitId: visit.visitId })
  expect(answers.map(({ itemId }) => itemId)).toEqual(['noClasses', 'disinfected', 'noticeShown', 'fireExits'])
})

test('inspections.planInspection refuses an unknown checklist, a lost body, rounds out of order, and a second time', async () => {
  const lead = await as('townshipLead')
  const refused = (more: object) =>
    lead.isRefused('inspections.planInspection', aPlan(responseId, [body(1)], more as Record<string, unknown>))
  expect(await refused({ checklistId: 'nothing' })).toBe('inspections.checklistUnknown')
  expect(await refused({ bodies: [newId()] })).toBe('inspections.bodyUnknown')
  expect(await refused({ rounds: [{ dueAt: inHours(5) }, { dueAt: inHours(4) }] })).toBe('inspections.roundsOutOfOrder')
  expect(await refused({ rounds: [{ dueAt: inHours(-1) }] })).toBe('inspections.roundsOutOfOrder')
  expect(await refused({ areaId: places.otherTownship })).toBe('platform.notFound')
  const plan = aPlan(responseId, [body(3)])
  await lead.does('inspections.planInspection', plan)
  expect(await lead.isRefused('inspections.planInspection', plan)).toBe('inspections.plannedAlready')
  expect(await inspector.isRefused('inspections.planInspection', plan)).toBe('platform.notAllowed')
})

test('inspections.recordVisit refuses points left out, unknown, twice or in the wrong form, and another body’s visit', async () => {
  const refused = (more: object) =>
    inspector.isRefused('inspections.recordVisit', aVisit(responseId, body(3), more as Record<string, unknown>))
  const answers = answersWith()
  expect(await refused({ answers: answers.slice(1) })).toBe('inspections.itemMissing')
  expect(await refused({ answers: [...answers, { itemId: 'nothing', outcome: 'passed' }] })).toBe(
    'inspections.itemUnknown',
  )
  expect(await refused({ answers: [...answers, answers[0]] })).toBe('inspections.itemTwice')
  expect(await refused({ answers: [...answers, { itemId: 'staffThere', outcome: 'passed' }] })).toBe(
    'inspections.wrongAnswer',
  )
  expect(
    await refused({ answers: [{ itemId: 'noClasses', outcome: 'failed', findingId: newId() }, ...answers.slice(1)] }),
  ).toBe('platform.badInput')
  const lostPhoto = answersWith({ noClasses: { findingId: newId(), photos: [newId()] } })
  expect(await refused({ answers: lostPhoto })).toBe('work.photoUnknown')
  const [planned] = (await waiting()).filter(({ organisationId }) => organisationId !== body(3))
  expect(await refused({ plannedVisitId: planned?.id })).toBe('inspections.otherBody')
  expect(await refused({ organisationId: newId() })).toBe('inspections.bodyUnknown')
  expect(await head.isRefused('inspections.recordVisit', aVisit(responseId, body(0)))).toBe('platform.notAllowed')
})

test('a visit due is reported by its own action only', async () => {
  const [planned] = await waiting()
  expect(await inspector.isRefused('work.finishWork', { workId: planned?.id })).toBe('work.onItsOwnPage')
})

test('a body’s head sees the visits and findings of their own body and no others', async () => {
  await inspector.does('inspections.recordVisit', aVisit(responseId, body(2)))
  const seen = await head.ask<{ rows: { organisationId: string }[] }>('inspections.visits', { responseId })
  expect(new Set(seen.rows.map(({ organisationId }) => organisationId))).toEqual(new Set([body(0)]))
  const others = await as('otherTownshipLead')
  expect((await others.ask<{ rows: unknown[] }>('inspections.visits', { responseId })).rows).toEqual([])
})

test('everything that was recorded is proved by the ledger', async () => {
  expect((await proof(databaseUrl)).faults).toEqual([])
})
