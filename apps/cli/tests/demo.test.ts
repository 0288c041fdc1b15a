import { expect, test } from 'vitest'
import { verifyReports } from '../../../modules/reports/server/public.ts'
import { allFigures } from '../../../platform/server/figures/figure.ts'
import { verifyLedger } from '../../../platform/server/ledger/verify.ts'
import { readSettings } from '../../../platform/server/settings.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { places } from '../../../tests/support/places.ts'
import { Session } from '../../../tests/support/session.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { openDemo } from '../demo/open-demo.ts'

const { url, databaseUrl, dataDir } = await testServer()
const settings = readSettings({ MUSTER_DATA_DIR: dataDir })
const said: string[] = []
const say = (zh: string) => void said.push(zh)

test('the demo county has lived two days through real actions, and a second start leaves it alone', {
  timeout: 120_000,
}, async () => {
  const demo = await openDemo({ settings, databaseUrl, say })
  expect(demo.made).toBe(true)
  expect(demo.accounts.map(({ role }) => role)).toEqual(expect.arrayContaining(['commander', 'areaLead', 'officer']))
  expect(said.length).toBeGreaterThan(4)

  const commander = await signIn('demo.commander', demo.password)
  const { rows } = await commander.ask<{ rows: { id: string }[] }>('responses.list')
  const responseId = rows[0]?.id
  const value = async (figure: string) =>
    (await commander.ask<{ value: number }>('figures.value', { figure, responseId })).value
  expect(await value('checkpoints.passages')).toBeGreaterThan(4_000)
  expect(await value('duty.checkpointsOpen')).toBe(12)
  for (const figure of ['vehiclesTurnedBack', 'supplyVehicles', 'fevers', 'followUpsOpen'])
    expect([figure, await value(`checkpoints.${figure}`)]).toEqual([figure, expect.any(Number)])
  expect(await value('checkpoints.followUpsOpen')).toBeGreaterThanOrEqual(2)

  // Yesterday's duty is over, whatever the hour: rostered, attended, fed and handed over, with a few things left to do.
  for (const figure of ['personTimes', 'unrosteredTimes', 'mealsDelivered', 'absentTimes', 'objectionsOpen'])
    expect([figure, await value(`duty.${figure}`)]).toEqual([figure, expect.toSatisfy((count: number) => count > 0)])
  expect(await value('duty.rosteredTimes')).toBe(5 * (3 * 2 + 2 * 2 * 2))
  const handovers = { responseId, state: 'whole', limit: 50 }
  expect((await commander.ask<{ total: number }>('duty.handovers', handovers)).total).toBeGreaterThan(2)

  // What the clock made earlier is proven like anything else.
  const { findings, entries } = await verifyLedger(databaseUrl, {
    figures: allFigures().values(),
    say() {},
    more: async (client, found) => void (await verifyReports(client, found)),
  })
  expect(findings.count).toBe(0)
  const again = await openDemo({ settings, databaseUrl, say })
  expect(again).toEqual({ ...demo, made: false })
  const after = await verifyLedger(databaseUrl, { figures: [], say() {}, async more() {} })
  expect(after.entries - entries).toBeLessThan(10)

  const officer = await signIn('demo.officer', demo.password)
  const seen = await officer.ask<{ value: number }>('figures.value', { figure: 'duty.checkpointsOpen', responseId })
  expect(seen.value).toBe(1)
  const mine = await officer.ask<{ shifts: object[] }>('duty.mine', { responseId })
  expect(mine.shifts.length).toBeGreaterThan(0)
  expect(await officer.ask('duty.myRecord')).toMatchObject({ late: 1, rows: expect.any(Array) })
})

async function signIn(username: string, password: string): Promise<Session> {
  const session = new Session(url)
  await session.signIn(username, password)
  return session
}

test('an installation with a response of its own gets no demo county and no demo accounts', {
  timeout: 60_000,
}, async () => {
  const own = await testDatabase()
  await openAResponse(own, places.county)
  const demo = await openDemo({ settings, databaseUrl: own, say })
  expect(demo).toMatchObject({ made: false, accounts: [] })
  expect(said.at(-1)).toContain('没有建立演示县')
})
