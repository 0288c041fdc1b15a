import { listAccounts } from '../../../modules/access/server/public.ts'
import { openPool } from '../../../platform/server/database.ts'
import { houseActor } from '../../../platform/server/doorkeeper.ts'
import { openLive } from '../../../platform/server/live.ts'
import type { Settings } from '../../../platform/server/settings.ts'
import { readMasterKey } from '../../../platform/server/vault/master-key.ts'
import { openVault } from '../../../platform/server/vault/vault.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { addDays, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { openWorkDesk, type Worker } from '../worker-at-desk.ts'
import { openAgenda } from './agenda.ts'
import { areaOf, plannedCheckpoints, villagesOfCounty } from './county.ts'
import { demoPassword, type Member, seatCast, shownParts } from './demo-cast.ts'
import { openDemoClock } from './demo-clock.ts'
import { dutyDeeds } from './demo-deeds.ts'
import { layDuty, otherSeats } from './demo-duty.ts'
import { issuePermits } from './demo-permits.ts'
import { rosteredPosts } from './demo-posts.ts'
import { replay, spanInWords } from './replay.ts'
import { drawZones, importDivisions, importPeople, openPosts, openResponse, staffPosts } from './set-scene.ts'

type Say = (zh: string, en: string) => void

export interface DemoAccount {
  username: string
  role: Member['role']
}

/** Who can sign in to the demo county, all with one password. Everybody in it is made up. */
export interface Demo {
  made: boolean
  password: string
  accounts: DemoAccount[]
}

/**
 * Makes the demo county on an installation without responses: people, checkpoints, permits, and two days of passages and duty that
 * end now, all through the actions that real people use. Where there is a response already it changes nothing.
 */
export async function openDemo({
  settings,
  databaseUrl,
  say,
}: {
  settings: Settings
  databaseUrl: string
  say: Say
}): Promise<Demo> {
  const masterKey = await readMasterKey(settings.masterKeyFile)
  const villages = villagesOfCounty()
  const planned = plannedCheckpoints.find(({ controlled }) => controlled) as (typeof plannedCheckpoints)[number]
  const parts = shownParts(precinctOf(areaOf(villages, planned)))
  const password = demoPassword(masterKey)
  const demo = { password, accounts: parts.map(({ username, role }) => ({ username, role })) }
  const there = await accountsBesideResponses(databaseUrl, masterKey)
  if (there) {
    const accounts = demo.accounts.filter(({ username }) => there.has(username))
    if (accounts.length === 0)
      say('这里已有应急响应，没有建立演示县', 'There is a response here already; the demo county was not made')
    return { made: false, password, accounts }
  }
  const clock = await openDemoClock(databaseUrl)
  const pool = openPool(clock.url, { max: 12, pipeline: true })
  const live = openLive(pool)
  try {
    const operator = { pool, vault: openVault(pool, masterKey) }
    const { house, as } = openWorkDesk(operator, live)
    const until = new Date()
    const from = new Date(startOfLocalDay(addDays(localDay(until), -2)).getTime() + 9 * 3_600_000)
    await clock.set(new Date(from.getTime() - 1_800_000))
    say('正在建立演示县：账号、区划、人员', 'Making the demo county: accounts, divisions, people')
    const cast = await seatCast(operator, parts, password)
    const worker = (role: Member['role']): Worker => as((cast.find((one) => one.role === role) as Member).actor)
    await importDivisions(worker('commander'), house)
    await clock.set(from)
    const responseId = await openResponse(worker('commander'), from)
    const people = await importPeople(worker('peopleDesk'), house, responseId, villages)
    say('正在设立卡点、安排值守、签发通行证', 'Opening checkpoints, staffing them, issuing permits')
    const { checkpoints, vanguard } = await openPosts(worker('dutyDesk'), { responseId, villages, from })
    const controlled = checkpoints.filter((one) => one.controlled).map(({ areaId }) => areaId)
    await drawZones(worker('commander'), responseId, controlled, from)
    const shown = cast.find(({ role }) => role === 'officer') as Member
    const officers = await seatOfficers(operator, checkpoints, shown, password)
    await staffPosts(worker('dutyDesk'), { checkpoints, vanguard, from, until }, officers, people)
    const checkpoint = checkpoints.find(({ id }) => officers.get(id) === shown) as (typeof checkpoints)[number]
    const posts = await rosteredPosts({ operator, as, password, villages, cast, checkpoint, vanguard })
    const extra = otherSeats(8, shown.areaId)
    const shifts = await layDuty(worker('dutyDesk'), { responseId, posts, extra, until })
    const deeds = dutyDeeds({ desk: worker('dutyDesk'), shifts, posts, extra, until })
    const permits = await issuePermits(worker('permitDesk'), { responseId, controlled, from })
    const begins = new Date(from.getTime() + 1_200_000)
    const agenda = openAgenda(deeds)
    const scene = { clock, responseId, from: begins, until, checkpoints, permits, agenda, say }
    const desks = { dutyDesk: worker('dutyDesk'), permitDesk: worker('permitDesk'), medic: worker('medic') }
    const officerAt = ({ id }: { id: string }) => as((officers.get(id) as Member).actor)
    const recorded = await replay({ ...scene, desks, officerAt })
    say(
      `演示县已就绪：${spanInWords(scene)} 共 ${recorded} 次通行`,
      `The demo county is ready: ${recorded} passages, ${spanInWords(scene)}`,
    )
    return { made: true, ...demo }
  } finally {
    await live.close()
    await pool.end()
    await clock.remove()
  }
}

/** The usernames of an installation that has responses; undefined where there is none yet. */
async function accountsBesideResponses(databaseUrl: string, masterKey: Buffer): Promise<Set<string> | undefined> {
  const pool = openPool(databaseUrl, { max: 3 })
  const live = openLive(pool)
  try {
    const operator = { pool, vault: openVault(pool, masterKey) }
    const { total } = (await openWorkDesk(operator, live).as(houseActor).asks('responses.list', { limit: 1 })) as {
      total: number
    }
    return total > 0 ? new Set((await listAccounts(operator)).map(({ username }) => username)) : undefined
  } finally {
    await live.close()
    await pool.end()
  }
}

/** One account for the officer of each checkpoint; the one whose sign-in is shown serves at their own township's. */
async function seatOfficers(
  operator: Parameters<typeof seatCast>[0],
  checkpoints: readonly { id: string; areaId: string }[],
  shown: Member,
  password: string,
): Promise<Map<string, Member>> {
  const officers = new Map<string, Member>()
  for (const [at, { id, areaId }] of checkpoints.entries()) {
    const township = precinctOf(areaId)
    if (township === shown.areaId) officers.set(id, shown)
    else {
      const part = { username: `demo.officer${at + 1}`, name: '值守员', role: 'officer' as const, areaId: township }
      const [member] = await seatCast(operator, [part], password)
      officers.set(id, member as Member)
    }
  }
  return officers
}
