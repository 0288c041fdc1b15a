import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { hire, type Member } from '../../../tests/support/cast.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { proof } from '../../../tests/support/proof.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { workMachine } from '../work-machine.ts'
import { aPhoto, aTask, type Bodies, twoBodies } from './work-story.ts'

const { as, databaseUrl } = await testServer()
const behind = new pg.Pool({ connectionString: databaseUrl, max: 1 })
afterAll(() => behind.end())
let responseId: string
let bodies: Bodies
let inspector: Member
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
  bodies = await twoBodies(as)
  inspector = await hire(await as('administrator'), { username: 'inspector', role: 'inspector', areaId: places.county })
})

type One = {
  work: { state: string; dueAt: string; owner: string }
  steps: { move: string; by: string; note: string | null }[]
}
const one = async (workId: string) => inspector.ask<One>('work.one', { workId })
const give = async (more: Record<string, unknown> = {}) => {
  const task = aTask(responseId, { organisationId: bodies.school, ...more })
  await (await as('townshipLead')).does('work.giveWork', task)
  return task.workId
}
const photo = () => aPhoto(bodies.schoolHead, responseId, { organisationId: bodies.school })

test('work is given to a body, reported done with a photo, sent back, done again, checked by another and closed', async () => {
  const workId = await give({ proof: 'photo' })
  await bodies.schoolHead.does('work.finishWork', { workId, note: '已补齐', photos: [await photo()] })
  expect((await one(workId)).work.state).toBe('done')
  const dueAt = inHours(5)
  await inspector.does('work.checkWork', { workId, passed: false, note: '还缺夜班', dueAt })
  expect((await one(workId)).work).toMatchObject({ state: 'due', dueAt })
  await bodies.schoolHead.does('work.finishWork', { workId, photos: [await photo()] })
  await inspector.does('work.checkWork', { workId, passed: true })
  const { work, steps } = await one(workId)
  expect(work.state).toBe('closed')
  expect(steps.map(({ move }) => move)).toEqual(['open', 'finish', 'sendBack', 'finish', 'pass'])
  expect(steps[2]).toMatchObject({ by: '演示 inspector', note: '还缺夜班' })
})

test('what needs no check is closed as it is reported done', async () => {
  const workId = await give({ checked: false })
  await bodies.schoolHead.does('work.finishWork', { workId })
  expect((await one(workId)).work.state).toBe('closed')
})

test('work.giveWork refuses a deadline in the past, a body that is not there, a foreign place and a school’s head', async () => {
  const lead = await as('townshipLead')
  const refused = (more: object) => lead.isRefused('work.giveWork', aTask(responseId, more as never))
  expect(await refused({ dueAt: inHours(-1) })).toBe('work.deadlinePassed')
  expect(await refused({ organisationId: newId() })).toBe('work.ownerUnknown')
  expect(await refused({ userId: newId() })).toBe('work.ownerUnknown')
  expect(await refused({ areaId: places.otherVillage })).toBe('platform.notFound')
  expect(await bodies.schoolHead.isRefused('work.giveWork', aTask(responseId))).toBe('platform.notAllowed')
  const workId = await give()
  expect(await refused({ workId })).toBe('work.openedAlready')
})

test('work.finishWork refuses a neighbour, work without its photo, a photo that never came, and a second report', async () => {
  const workId = await give({ proof: 'photo' })
  const { schoolHead } = bodies
  expect(await (await as('officer')).isRefused('work.finishWork', { workId })).toBe('work.notOwedByYou')
  expect(await (await as('otherOfficer')).isRefused('work.finishWork', { workId })).toBe('platform.notFound')
  expect(await schoolHead.isRefused('work.finishWork', { workId })).toBe('work.photoNeeded')
  expect(await schoolHead.isRefused('work.finishWork', { workId, photos: [newId()] })).toBe('work.photoUnknown')
  await schoolHead.does('work.finishWork', { workId, photos: [await photo()] })
  expect(await schoolHead.isRefused('work.finishWork', { workId, photos: [await photo()] })).toBe(
    'work.finishedAlready',
  )
})

test('a township lead reports for a body without a phone, and then may not check it', async () => {
  const workId = await give()
  const lead = await as('townshipLead')
  await lead.does('work.finishWork', { workId })
  expect(await lead.isRefused('work.checkWork', { workId, passed: true })).toBe('work.ownCheck')
  await inspector.does('work.checkWork', { workId, passed: true })
})

test('work.checkWork refuses who did it, and what nobody has reported done; going back wants a reason and a deadline', async () => {
  const workId = await give()
  expect(await inspector.isRefused('work.checkWork', { workId, passed: true })).toBe('work.notNow')
  await bodies.schoolHead.does('work.finishWork', { workId })
  expect(await inspector.isRefused('work.checkWork', { workId, passed: false })).toBe('platform.badInput')
  const late = { workId, passed: false, note: '还不行', dueAt: inHours(-1) }
  expect(await inspector.isRefused('work.checkWork', late)).toBe('work.deadlinePassed')
  expect(await bodies.schoolHead.isRefused('work.checkWork', { workId, passed: true })).toBe('platform.notAllowed')
})

test('the head of a body may not check it though they may check others; who is set over it may', async () => {
  const administrator = await as('administrator')
  const checks = { role: 'inspector', areaId: places.township }
  const schoolChecker = await hire(administrator, { ...checks, username: 'ownchecker', organisationId: bodies.school })
  const centreChecker = await hire(administrator, { ...checks, username: 'upchecker', organisationId: bodies.centre })
  const workId = await give()
  await bodies.schoolHead.does('work.finishWork', { workId })
  expect(await schoolChecker.isRefused('work.checkWork', { workId, passed: true })).toBe('work.ownCheck')
  await centreChecker.does('work.checkWork', { workId, passed: true })
})

test('a second look confirms what holds and opens again what does not; work.lookAgain refuses open work', async () => {
  const workId = await give()
  expect(await inspector.isRefused('work.lookAgain', { workId, holds: true })).toBe('work.notNow')
  await bodies.schoolHead.does('work.finishWork', { workId })
  await inspector.does('work.checkWork', { workId, passed: true })
  await inspector.does('work.lookAgain', { workId, holds: true })
  await inspector.does('work.lookAgain', { workId, holds: false, note: '又缺了', dueAt: inHours(3) })
  const { work, steps } = await one(workId)
  expect(work.state).toBe('due')
  expect(steps.map(({ move }) => move)).toEqual(['open', 'finish', 'pass', 'confirm', 'reopen'])
})

test('work is handed on and then owed by the other; work.handOnWork refuses a body that is not there', async () => {
  const workId = await give()
  const lead = await as('townshipLead')
  const to = { workId, owner: '演示中心校', organisationId: bodies.centre, reason: '归中心校管' }
  expect(await lead.isRefused('work.handOnWork', { ...to, organisationId: newId() })).toBe('work.ownerUnknown')
  await lead.does('work.handOnWork', to)
  expect((await one(workId)).work.owner).toBe('演示中心校')
  await bodies.centreHead.does('work.finishWork', { workId })
})

test('withdrawn work is gone from lists and figures; work.withdrawWork refuses it a second time', async () => {
  const lead = await as('townshipLead')
  const open = async () =>
    (await lead.ask<{ value: number }>('figures.value', { figure: 'work.open', responseId })).value
  const before = await open()
  const workId = await give()
  expect(await open()).toBe(before + 1)
  await lead.does('work.withdrawWork', { workId, reason: '重复交办' })
  expect(await open()).toBe(before)
  expect(await lead.isRefused('work.withdrawWork', { workId, reason: '重复交办' })).toBe('work.notNow')
})

test('whoever owes finds it under their own; the neighbour’s township does not see it', async () => {
  const mine = { responseId, mine: true, state: 'open' }
  const list = async (who: Member, input: Record<string, unknown> = mine) =>
    (await who.ask<{ rows: { id: string }[] }>('work.list', { ...input, limit: 200 })).rows.map(({ id }) => id)
  const officer = await as('officer')
  const workId = await give({ organisationId: undefined, userId: officer.userId, owner: '卡口值守' })
  expect(await list(officer)).toEqual([workId])
  expect(await list(bodies.schoolHead)).not.toContain(workId)
  const others = await as('otherTownshipLead')
  expect(await list(others, { responseId, state: 'all' })).toEqual([])
  expect(await others.mayNotAsk('work.one', { workId })).toBe('platform.notFound')
})

test('the database itself refuses a move that is not declared, and a state that no step led to', async () => {
  const workId = await give()
  const wrong = (sql: string) =>
    behind.query(sql, [workId]).then(
      () => 'written',
      (error: { constraint?: string }) => error.constraint,
    )
  const step = (from: string, move: string, to: string) =>
    wrong(`insert into work.step select precinct_id, gen_random_uuid(), work_id, response_id, area_id, organisation_id, 2, 1, '${move}',
      '${from}', '${to}', done_by, null, '{}', null, ${to === 'due' ? 'now()' : 'null'}, ${/done|closed/.test(to) ? 'now()' : 'null'},
      command_id, made_at, received_at from work.step where work_id = $1 and number = 1`)
  const names = Object.keys(workMachine.states)
  const declared = new Set(workMachine.moves.map(({ from, move, to }) => `${from} ${move} ${to}`))
  for (const from of names)
    for (const move of new Set(workMachine.moves.map((one) => one.move)))
      for (const to of names)
        if (!declared.has(`${from} ${move} ${to}`)) expect(await step(from, move, to)).toBe('step_move_possible')
  expect(await step('done', 'pass', 'closed')).toBe('step_follows')
  expect(
    await wrong(
      "update work.item set state = 'done', tell_at = null, finished_at = now(), finished_by = id where id = $1",
    ),
  ).toBe('item_state_reached')
})

test('every step and photo is proved by the ledger', async () => {
  expect((await proof(databaseUrl)).faults).toEqual([])
})
