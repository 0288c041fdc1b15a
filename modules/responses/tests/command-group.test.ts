import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'

const { as, databaseUrl } = await testServer()
const behind = new pg.Pool({ connectionString: databaseUrl, max: 1 })
afterAll(() => behind.end())
beforeAll(() => registerPlaces(as))

type Groups = { rows: { areaName: string; members: { name?: string; office: string; duties: string }[] }[] }
const head = { name: '演示甲', office: '组长', duties: '统一指挥全县防控' }
const deputy = { name: '演示乙', office: '副组长', duties: '分管卡口和交通' }

test('the command group is set whole, its members’ names stand nowhere in the open', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('responses.setCommandGroup', { responseId, groupId: newId(), members: [head] })
  await commander.does('responses.setCommandGroup', { responseId, groupId: newId(), members: [head, deputy] })
  const { rows } = await (await as('townshipLead')).ask<Groups>('responses.commandGroup', { responseId })
  expect(rows).toHaveLength(1)
  expect(rows[0]?.members).toEqual([head, deputy])
  const stored = await behind.query(
    'select members::text, sealed from responses.command_group where response_id = $1',
    [responseId],
  )
  const ledger = await behind.query(
    "select input from platform.ledger_entry where action = 'responses.setCommandGroup'",
  )
  expect(JSON.stringify([stored.rows, ledger.rows])).not.toContain('演示甲')
})

test('responses.setCommandGroup refuses an empty group, a foreign place and a township lead', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const group = { responseId, groupId: newId(), members: [head] }
  expect(await commander.isRefused('responses.setCommandGroup', { ...group, members: [] })).toBe('platform.badInput')
  const elsewhere = { ...group, areaId: places.otherCounty }
  expect(await commander.isRefused('responses.setCommandGroup', elsewhere)).toBe('platform.notFound')
  const administrator = await as('administrator')
  expect(await administrator.isRefused('responses.setCommandGroup', elsewhere)).toBe('responses.outsideResponse')
  expect(await (await as('townshipLead')).isRefused('responses.setCommandGroup', group)).toBe('platform.notAllowed')
})

const meeting = (responseId: string, more: object = {}) => ({
  responseId,
  meetingId: newId(),
  title: '第一次领导小组会议',
  heldAt: new Date(Date.now() - 3_600_000).toISOString(),
  chairedBy: '组长',
  present: 12,
  decisions: [{ taskId: newId(), decision: '三日内设齐十处卡点', owner: '县公安局', dueOn: '2999-01-01' }],
  ...more,
})

test('a meeting’s decisions become tasks with owner and deadline, until they are settled', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  await commander.does('responses.recordMeeting', meeting(responseId))
  type Meetings = { rows: { tasks: { id: string; owner: string; outcome: string | null }[] }[] }
  const before = await commander.ask<Meetings>('responses.meetings', { responseId })
  const task = before.rows[0]?.tasks[0]
  expect(task).toMatchObject({ owner: '县公安局', outcome: null })
  await commander.does('responses.settleTask', { taskId: task?.id, outcome: '十处卡点已设齐' })
  const after = await commander.ask<Meetings>('responses.meetings', { responseId })
  expect(after.rows[0]?.tasks[0]?.outcome).toBe('十处卡点已设齐')
})

test('responses.recordMeeting refuses one that is still to come, and a decision due before it', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const refused = (more: object) => commander.isRefused('responses.recordMeeting', meeting(responseId, more))
  expect(await refused({ heldAt: new Date(Date.now() + 3_600_000).toISOString() })).toBe('responses.meetingInFuture')
  const early = [{ taskId: newId(), decision: '演练决定一项', owner: '县公安局', dueOn: '2020-01-01' }]
  expect(await refused({ decisions: early })).toBe('responses.dueBeforeMeeting')
  const twice = meeting(responseId)
  await commander.does('responses.recordMeeting', twice)
  expect(await refused({ meetingId: twice.meetingId })).toBe('responses.alreadyRecorded')
})

test('responses.settleTask refuses a task that is settled, and one that is not there', async () => {
  const responseId = await openStory(as)
  const commander = await as('commander')
  const recorded = meeting(responseId)
  await commander.does('responses.recordMeeting', recorded)
  const settle = { taskId: recorded.decisions[0]?.taskId, outcome: '已办结' }
  await commander.does('responses.settleTask', settle)
  expect(await commander.isRefused('responses.settleTask', settle)).toBe('responses.taskSettled')
  expect(await commander.isRefused('responses.settleTask', { ...settle, taskId: newId() })).toBe('platform.notFound')
})
