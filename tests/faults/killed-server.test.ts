import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { Outbox } from '../support/outbox.ts'
import { ownServer } from '../support/own-server.ts'
import { places } from '../support/places.ts'
import { proof } from '../support/proof.ts'
import { insertStage } from '../support/stage.ts'

const server = await ownServer()
const officer = await server.as('officer')
const { checkpointIds } = await insertStage(server.databaseUrl, places.county, Array(4).fill(places.township))
const RECORD = 'checkpoints.recordPassage'
const EVERY = 20

/** 200 passages of a day at a checkpoint of their own; every twentieth is a fever that was simply let pass, which is refused. */
function aDaysPassages() {
  const checkpointId = checkpointIds.shift() as string
  const passages = Array.from({ length: 200 }, (_, at) => ({
    id: newId(),
    checkpointId,
    subject: 'vehicle',
    direction: at % 2 ? 'in' : 'out',
    plate: `甘J${String(10_000 + at)}`,
    people: [{ temperature: at % EVERY === 0 ? 37.8 : 36.4 }],
    ...(at % 3
      ? { decision: 'passed' }
      : { decision: at % EVERY ? 'turnedBack' : 'passed', ...(at % EVERY ? { reason: 'noPermit' } : {}) }),
  }))
  return { checkpointId, passages, sound: passages.filter((_, at) => at % EVERY).map(({ id }) => id) }
}

async function rows<Row>(text: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  const found = await client.query(text, values)
  await client.end()
  return found.rows as Row[]
}

/** Every sound passage is there once, the sums say the same as the rows, every answer was kept, and the ledger proves all of it. */
async function expectAllOnce(outbox: Outbox, { checkpointId, sound }: ReturnType<typeof aDaysPassages>) {
  const found = await rows<{ id: string }>('select id from checkpoints.passage where checkpoint_id = $1 order by id', [
    checkpointId,
  ])
  expect(found.map(({ id }) => id)).toEqual([...sound].sort())
  const grouped = 'subject, direction, decision, reason'
  const summed = await rows(
    `select ${grouped}, sum(n)::int as n from checkpoints.passage_tally where checkpoint_id = $1 group by ${grouped} order by 1, 2, 3, 4`,
    [checkpointId],
  )
  const counted = await rows(
    `select ${grouped}, count(*)::int as n from checkpoints.passage where checkpoint_id = $1 group by ${grouped} order by 1, 2, 3, 4`,
    [checkpointId],
  )
  expect(summed).toEqual(counted)
  const receipts = await rows<{ id: string; outcome: string }>(
    'select id, outcome from platform.ledger_entry where id = any($1)',
    [outbox.kept.map(({ id }) => id)],
  )
  const kept = new Map(receipts.map(({ id, outcome }) => [id, outcome]))
  expect([...outbox.answers].filter(([id, answer]) => kept.get(id) !== answer.outcome)).toEqual([])
  expect(receipts).toHaveLength(200)
  expect((await proof(server.databaseUrl)).faults).toEqual([])
}

// How long after a batch has left the server is killed: before it is read, while it is written, once it is answered. The next
// batch waits for the kill, so that no server is fast enough to be through before.
test.each([0, 15, 60])('a server killed %i ms into a batch loses and doubles nothing', async (after) => {
  const day = aDaysPassages()
  const outbox = new Outbox(RECORD, day.passages)
  await outbox.send(officer, {
    onBatch: async (sent) => {
      if (sent === 4) await sleep(after).then(server.kill)
    },
  })
  const answeredBefore = new Map(outbox.answers)
  expect(answeredBefore.size).toBeGreaterThanOrEqual(75)
  expect(answeredBefore.size).toBeLessThan(200)
  expect(await server.startAgain()).toBe('adopted')
  await outbox.sendUntilAnswered(officer)
  await expectAllOnce(outbox, day)
  // What was answered before the kill is answered the same, however often it is sent.
  const again = new Outbox(RECORD, [])
  again.kept.push(...outbox.kept)
  await again.sendUntilAnswered(officer)
  expect(again.answers).toEqual(outbox.answers)
  await expectAllOnce(again, day)
})

test('a database killed under the server is back by itself, and the phone only had to come again', async () => {
  const day = aDaysPassages()
  const outbox = new Outbox(RECORD, day.passages)
  await outbox.send(officer, {
    onBatch: async (sent) => {
      if (sent === 4) await sleep(5).then(server.killDatabase)
    },
  })
  await outbox.sendUntilAnswered(officer, { seconds: 30 })
  expect(outbox.setbacks).toBeGreaterThan(0)
  await expectAllOnce(outbox, day)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
})
