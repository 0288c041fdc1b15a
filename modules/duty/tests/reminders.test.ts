import { beforeAll, expect, test } from 'vitest'
import { inTransaction, openPool } from '../../../platform/server/database.ts'
import type { JobContext } from '../../../platform/server/jobs.ts'
import type { Part } from '../../../tests/support/cast.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { type ReminderLeads, reminderDue } from '../reminders.ts'
import { everywhere } from '../server/everywhere.ts'
import { remind, remindOf } from '../server/remind.ts'
import { enterParts, listening, put } from './message-story.ts'
import { layRoster, openVillagePost, publish } from './roster-story.ts'

const HOUR = 3_600_000
const from = new Date('2022-09-14T00:00:00Z')
const due = (leads: ReminderLeads, hoursLeft: number, knownHoursBefore = 100) =>
  reminderDue(
    { from, knownSince: new Date(from.getTime() - knownHoursBefore * HOUR) },
    leads,
    new Date(from.getTime() - hoursLeft * HOUR),
  )

test('a reminder is due from twelve hours before, the last one from one hour before, none once the shift has begun', () => {
  const both = [13, 12, 5, 1.01, 1, 0.1, 0, -1].map((left) => due('both', left))
  expect(both).toEqual([undefined, 'half', 'half', 'half', 'hour', 'hour', undefined, undefined])
  expect([12, 5, 1, 0.5].map((left) => due('hour', left))).toEqual([undefined, undefined, 'hour', 'hour'])
  expect([12, 1, 0.5].map((left) => due('off', left))).toEqual([undefined, undefined, undefined])
  expect([11, 5, 1].map((left) => due('both', left, 11.5))).toEqual([undefined, undefined, 'hour'])
})

const { as, databaseUrl } = await testServer()
const messagesOf = listening(databaseUrl)
let memberOf = new Map<Part, string>()
/** By person, when each of their shifts begins. Days ahead, so that the house's own clock reminds nobody meanwhile. */
const begins = new Map<Part, Date[]>()
const taken = new Set<string>()

beforeAll(async () => {
  await registerPlaces(as)
  const responseId = await openStory(as)
  memberOf = await enterParts(as, responseId, ['officer', 'gateLead', 'medic'])
  const postIds = [await openVillagePost(as, responseId), await openVillagePost(as, responseId)]
  const { rosterId, shifts } = await layRoster(as, responseId, postIds)
  const later = shifts.filter(({ from }) => Date.parse(from) - Date.now() > 30 * HOUR)
  const days = [...new Set(later.map(({ from }) => from))].sort()
  for (const [at, part] of (['officer', 'gateLead', 'medic'] as const).entries()) {
    const own = days.slice(at, at + 2).flatMap((day) => {
      const free = later.find((shift) => shift.from === day && !taken.has(shift.id))
      if (free) taken.add(free.id)
      return free ? [free] : []
    })
    for (const { id } of own) await put(as, id, memberOf.get(part))
    begins.set(
      part,
      own.map((shift) => new Date(shift.from)),
    )
  }
  await publish(as, responseId, rosterId)
}, 120_000)

/** The house looks who is to be reminded, at a moment of our choosing. */
async function atMoment(moment: Date): Promise<void> {
  const pool = openPool(databaseUrl, { max: 1 })
  try {
    await inTransaction(pool, everywhere, ({ client }) => remindOf(client, moment))
  } finally {
    await pool.end()
  }
}
const before = (part: Part, shift: number, hours: number) =>
  new Date((begins.get(part)?.[shift]?.getTime() ?? 0) - hours * HOUR)
const remindersOf = async (part: Part) =>
  (await messagesOf(await as(part))).filter(({ kind }) => kind === 'duty.reminder').map(({ link }) => link)

test('everybody is reminded twice, each time once, however often the house looks', async () => {
  await atMoment(before('officer', 0, 12.1))
  expect(await remindersOf('officer')).toEqual([])
  for (const hours of [11.9, 11.9, 6, 1.1]) await atMoment(before('officer', 0, hours))
  expect(await remindersOf('officer')).toHaveLength(1)
  for (const hours of [0.9, 0.9, 0.1, -0.1]) await atMoment(before('officer', 0, hours))
  const links = await remindersOf('officer')
  expect(links).toHaveLength(2)
  expect(links[0]).toMatch(/^\/duty\/[0-9a-f-]{36}$/)
})

test('after a standstill only what still helps is told: the last reminder, or nothing once the shift has begun', async () => {
  const earlier = (await remindersOf('officer')).length
  await atMoment(before('officer', 1, 0.5))
  await atMoment(before('officer', 1, 0.4))
  expect(await remindersOf('officer')).toHaveLength(earlier + 1)
  const medics = (await remindersOf('medic')).length
  await atMoment(before('medic', 1, -0.01))
  expect(await remindersOf('medic')).toHaveLength(medics)
})

test('one’s own choice counts; duty.chooseReminders refuses a choice that there is not, and whoever is not signed in', async () => {
  const gateLead = await as('gateLead')
  expect(await gateLead.isRefused('duty.chooseReminders', { leads: 'daily' })).toBe('platform.badInput')
  expect(await (await as('nobody')).isRefused('duty.chooseReminders', { leads: 'off' })).toBe('platform.signInFirst')
  expect(await gateLead.ask('duty.myReminders')).toMatchObject({ leads: 'both', calendar: null })
  const had = (await remindersOf('gateLead')).length
  await gateLead.does('duty.chooseReminders', { leads: 'off' })
  await atMoment(before('gateLead', 1, 0.9))
  expect(await remindersOf('gateLead')).toHaveLength(had)
  await gateLead.does('duty.chooseReminders', { leads: 'hour' })
  expect(await gateLead.ask('duty.myReminders')).toMatchObject({ leads: 'hour' })
  await atMoment(before('gateLead', 1, 8))
  expect(await remindersOf('gateLead')).toHaveLength(had)
  await atMoment(before('gateLead', 1, 0.8))
  expect(await remindersOf('gateLead')).toHaveLength(had + 1)
})

test('the house looks by itself each minute, by its own clock', async () => {
  expect(remind).toMatchObject({ every: '* * * * *' })
  const pool = openPool(databaseUrl, { max: 1 })
  const had = (await remindersOf('medic')).length
  if ('every' in remind) await remind.run({ pool } as JobContext)
  await pool.end()
  expect(await remindersOf('medic')).toHaveLength(had)
})
