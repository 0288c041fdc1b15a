import { expect, test } from 'vitest'
import { startOfLocalDay } from '../../../platform/shared/dates.ts'
import type { Board } from '../board.ts'
import { openGate } from './gate-story.ts'

const { server, stage, vehicle, rows } = await openGate()
const record = 'checkpoints.recordPassage'
const { responseId, checkpointId, otherCheckpointId } = stage
const minutesAgo = (minutes: number) => ({ madeAt: new Date(Date.now() - minutes * 60_000) })
const turnedBack = { decision: 'turnedBack', reason: 'noPermit' }

const officer = await server.as('officer')
const mistaken = vehicle()
await officer.does(record, vehicle(), minutesAgo(150))
await officer.does(record, vehicle(turnedBack), minutesAgo(20))
await officer.does(record, mistaken, minutesAgo(1))
await officer.does('checkpoints.correctPassage', vehicle({ corrects: mistaken.id, correctionReason: 'mistyped' }))
const there = await server.as('otherOfficer')
await there.does(record, vehicle({ checkpointId: otherCheckpointId }), minutesAgo(90))

/** What the rows themselves say of the board's day, however late it is: what each checkpoint did, and each hour. */
async function counted(board: Board, checkpoints: readonly string[]) {
  const counts = `count(*)::int as passages, sum(people)::int as people, sum(fevers)::int as fevers,
    count(*) filter (where decision = 'turned_back')::int as "turnedBack",
    count(*) filter (where decision = 'handed_over')::int as "handedOver"
    from checkpoints.passage where superseded_at is null and made_at >= $1 and checkpoint_id = any($2) group by 1`
  const values = [startOfLocalDay(board.day), checkpoints]
  return {
    byCheckpoint: await rows(`select checkpoint_id as id, ${counts}`, values),
    byHour: await rows(`select date_trunc('hour', made_at, 'Asia/Shanghai') as hour, ${counts}`, values),
  }
}

async function expectRight(board: Board, checkpoints: readonly string[]) {
  const { byCheckpoint, byHour } = await counted(board, checkpoints)
  const lasts = await rows(
    'select checkpoint_id as id, max(made_at) as at from checkpoints.passage where superseded_at is null group by 1',
  )
  expect(board.checkpoints.map(({ id }) => id).sort()).toEqual([...checkpoints].sort())
  for (const one of board.checkpoints) {
    expect(one).toMatchObject(byCheckpoint.find(({ id }) => id === one.id) ?? { passages: 0, people: 0, turnedBack: 0 })
    expect(lasts.find(({ id }) => id === one.id)?.at).toEqual(new Date(one.lastAt as string))
  }
  for (const one of board.hours) {
    const { hour: _, ...counts } = byHour.find(({ hour }) => String(hour) === String(new Date(one.hour))) ?? {
      passages: 0,
    }
    expect(one).toMatchObject(counts)
  }
  const total = byCheckpoint.reduce((sum, one) => sum + Number(one.passages), 0)
  expect(board.totals.passages).toBe(total)
}

test('the board says of each checkpoint what the rows say, when it was last used, and the newest first', async () => {
  const commander = await server.as('commander')
  const board = await commander.ask<Board>('checkpoints.board', { responseId })
  await expectRight(board, [checkpointId, otherCheckpointId])
  const silent = new Map(board.checkpoints.map((one) => [one.id, one.silent]))
  expect([silent.get(checkpointId), silent.get(otherCheckpointId)]).toEqual([false, true])
  const made = board.latest.map((one) => one.madeAt)
  expect(made).toEqual([...made].sort().reverse())
  expect(board.latest.map((one) => one.checkpoint)).toEqual(['1号卡点', '1号卡点', '2号卡点', '1号卡点'])
})

test('a township’s lead sees their own checkpoints on the same board', async () => {
  const lead = await server.as('otherTownshipLead')
  const board = await lead.ask<Board>('checkpoints.board', { responseId })
  await expectRight(board, [otherCheckpointId])
  expect(board.latest.map((one) => one.checkpointId)).toEqual([otherCheckpointId])
})

test('who records and looks sees it at once, every time', async () => {
  const lead = await server.as('townshipLead')
  const passed = async () => {
    const { checkpoints } = await lead.ask<Board>('checkpoints.board', { responseId })
    return checkpoints.find(({ id }) => id === checkpointId)?.lastAt
  }
  for (let at = 0; at < 8; at++) {
    const now = minutesAgo(0)
    await officer.does(record, vehicle(), now)
    expect(await passed()).toBe(now.madeAt.toISOString())
  }
})
