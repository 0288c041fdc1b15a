import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { JobContext } from '../../../platform/server/jobs.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { inHours, openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { sweepOverdue } from '../server/sweep-overdue.ts'
import { aTask, type Bodies, lateSince, twoBodies } from './work-story.ts'

const { as, databaseUrl } = await testServer()
const behind = new pg.Pool({ connectionString: databaseUrl, max: 4 })
afterAll(() => behind.end())
let bodies: Bodies
let responseId: string
beforeAll(async () => {
  await registerPlaces(as)
  bodies = await twoBodies(as)
})
beforeEach(async () => {
  responseId = await openStory(as)
})

/** The house's own clock, as the job has it; whoever sends for it here holds work.give over the county. */
async function sweep(): Promise<void> {
  const commander = await as('commander')
  const submit: JobContext['submit'] = (commands) =>
    Promise.all(
      commands.map((one) => {
        const { action, input, id } = one as { action: string; input: unknown; id: string }
        return commander.command(action, input, { id })
      }),
    )
  if ('every' in sweepOverdue) await sweepOverdue.run({ pool: behind, vault: undefined as never, submit })
}

interface Told {
  rung: number
  areaName: string
  organisation: string | null
}
const told = async (workId: string) =>
  (await (await as('commander')).ask<{ escalations: Told[] }>('work.one', { workId })).escalations

/** `hours` past its deadline. The rungs of a task are told at once, after a day and after three. */
async function late(hours: number, more: Record<string, unknown> = {}): Promise<string> {
  const { dueAt, made } = lateSince(hours)
  const task = aTask(responseId, { dueAt, ...more })
  await (await as('townshipLead')).does('work.giveWork', task, made)
  return task.workId
}

test('what is overdue is told one level up, for the area and for the body, and told once', async () => {
  const ofArea = await late(1)
  const ofBody = await late(1, { organisationId: bodies.school })
  await sweep()
  await sweep()
  expect(await told(ofArea)).toMatchObject([{ rung: 1, areaName: '甲镇', organisation: null }])
  const [escalation, ...more] = await told(ofBody)
  expect(escalation?.organisation).toContain('演示中心校')
  expect(more).toEqual([])
})

test('after days without a server every rung is told, each once, and never above the response', async () => {
  const workId = await late(80)
  await sweep()
  expect((await told(workId)).map(({ rung, areaName }) => [rung, areaName])).toEqual([
    [1, '甲镇'],
    [2, '演示县'],
    [3, '演示县'],
  ])
})

test('two sweeps at the same moment tell everything once between them', async () => {
  const works: string[] = []
  for (let count = 0; count < 30; count++) works.push(await late(30))
  await Promise.all([sweep(), sweep(), sweep()])
  await sweep()
  const { rows } = await behind.query<{ n: number; works: number }>(
    'select count(*)::int as n, count(distinct work_id)::int as works from work.escalation where work_id = any($1)',
    [works],
  )
  expect(rows[0]).toEqual({ n: 60, works: 30 })
})

test('a sweep that is cut off half-way leaves nothing half told, and the next tells it once', async () => {
  const workId = newId()
  await behind.query(`alter table work.escalation add constraint cut_off check (work_id <> '${workId}')`)
  await late(1, { workId })
  await sweep().catch(() => undefined)
  expect(await told(workId)).toEqual([])
  await behind.query('alter table work.escalation drop constraint cut_off')
  await sweep()
  await sweep()
  expect(await told(workId)).toHaveLength(1)
})

test('nothing is told before its time, nor once it is done; a new deadline is told anew', async () => {
  const early = await late(1, { dueAt: inHours(2) })
  const done = await late(1)
  const lead = await as('townshipLead')
  await lead.does('work.finishWork', { workId: done })
  await sweep()
  expect(await told(early)).toEqual([])
  const before = await told(done)
  const back = { workId: done, passed: false, note: '不合格', dueAt: inHours(-0.5) }
  const commander = await as('commander')
  await commander.does('work.checkWork', back, { madeAt: new Date(Date.now() - 40 * 60_000) })
  await sweep()
  expect(await told(done)).toHaveLength(before.length + 1)
})

test('the database refuses to tell a rung of a deadline twice', async () => {
  const workId = await late(1)
  await sweep()
  const again = behind.query(
    `insert into work.escalation select precinct_id, gen_random_uuid(), work_id, due_step, rung, response_id, area_id, organisation_id,
       to_area_id, to_organisation_id, due_at, command_id, made_at, received_at from work.escalation where work_id = $1`,
    [workId],
  )
  await expect(again).rejects.toMatchObject({ constraint: 'escalation_once' })
})

test('a closed response hears of nothing any more', async () => {
  const workId = newId()
  // Closed in the same breath: the server under test has a clock of its own, which must not come between.
  const close = `update responses.response set closed_at = now(), closed_by = id, close_reason = '演练结束' where id = '${responseId}'`
  await late(1, { workId, dueAt: inHours(1) })
  await behind.query(`${close}; update work.item set tell_at = due_at - interval '2 hours' where id = '${workId}'`)
  await sweep()
  expect(await told(workId)).toEqual([])
})

test('work.escalateOverdue refuses who gives no work, and a lead from the next township', async () => {
  const precinct = { precinctId: places.township }
  expect(await (await as('officer')).isRefused('work.escalateOverdue', precinct)).toBe('platform.notAllowed')
  expect(await (await as('otherTownshipLead')).isRefused('work.escalateOverdue', precinct)).toBe('platform.notFound')
})

test('overdue counts from the deadline until it is reported done; the on-time rate keeps what is late', async () => {
  const commander = await as('commander')
  const value = async (figure: string) =>
    (await commander.ask<{ value: number }>('figures.value', { figure, responseId })).value
  const four = async () => [
    ...[await value('work.open'), await value('work.overdue')],
    ...[await value('work.fallenDue'), await value('work.onTime')],
  ]
  const [overdue, inTime] = [await late(1), await late(1, { dueAt: inHours(1) })]
  expect(await four()).toEqual([2, 1, 1, 0])
  const lead = await as('townshipLead')
  await lead.does('work.finishWork', { workId: inTime })
  expect(await four()).toEqual([2, 1, 1, 0])
  await commander.does('work.checkWork', { workId: inTime, passed: true })
  expect(await four()).toEqual([1, 1, 2, 1])
  await lead.does('work.finishWork', { workId: overdue })
  expect(await four()).toEqual([1, 0, 2, 1])
  await commander.does('work.checkWork', { workId: overdue, passed: true })
  expect(await four()).toEqual([0, 0, 2, 1])
  for (const figure of ['work.fallenDue', 'work.onTime']) {
    const { rows } = await commander.ask<{ rows: { id: string }[] }>('figures.rows', { figure, responseId })
    expect(rows).toHaveLength(await value(figure))
    const lead = await as('townshipLead')
    expect((await lead.ask<{ value: number }>('figures.value', { figure, responseId })).value).toBe(rows.length)
  }
})
