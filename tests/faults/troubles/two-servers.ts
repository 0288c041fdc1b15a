import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import { listen } from '../../journeys/story/next-door.ts'
import { hire, memberAt } from '../../support/cast.ts'
import { places } from '../../support/places.ts'
import type { ServerProcess } from '../../support/server-process.ts'
import { ask } from '../field/cluster.ts'
import { untilReady } from '../field/field.ts'
import { aPassage } from '../field/made-passage.ts'
import { playRound } from '../field/round.ts'
import { type TwoServers, withTwoServers } from '../field/two-servers.ts'
import type { Trouble } from './trouble.ts'

const SERVED_WITHIN_MS = 20_000
const DONE_WITHIN_MS = 60_000

/** One server after the other is killed (-9) and started again, while phones send to both: the one that stands serves everybody. */
export const killsOfOneOfTwo = ({ servers }: TwoServers, { times }: { times: number }): Trouble => ({
  name: 'killsOfOneOfTwo',
  async happen({ chance, officer, responseId }) {
    for (let time = 0; time < times; time++) {
      const [victim, standing] = chance.happens(0.5) ? servers : [...servers].reverse()
      if (!victim || !standing) continue
      await sleep(chance.between(400, 2000))
      await victim.kill()
      const asked = memberAt(standing.url, officer).ask('checkpoints.passages', { responseId, limit: 20 })
      const end = await Promise.race([asked.then(() => 'served'), sleep(SERVED_WITHIN_MS, 'waits', { ref: false })])
      if (end !== 'served') throw new Error('the server that stands did not serve while the other was gone')
      await sleep(chance.between(0, 1500))
      await victim.startAgain()
      await untilReady(victim)
    }
  },
})

/** What is ended at one server is over at the other within a moment: a sign-out, an account that is shut, a phone that is revoked. */
export async function endsAtBoth({ servers, as }: TwoServers): Promise<void> {
  const administrator = await as('administrator')
  const [here, there] = servers
  const officer = async (deviceId?: string) => {
    const username = `ends-${newId().slice(-8)}`
    const member = await hire(administrator, { username, role: 'officer', areaId: places.township })
    if (deviceId) await member.does('access.registerDevice', { deviceId, label: '演示手机', kind: 'phone' })
    const next = memberAt(there.url, member)
    // It is remembered there by now.
    for (let time = 0; time < 3; time++) if ((await next.get('/api/session')).status !== 200) throw new Error('not in')
    return { member, next }
  }
  const one = await officer()
  await one.member.post('/api/auth/sign-out', {})
  await untilOut(one.next, 'a sign-out')
  const two = await officer()
  await administrator.does('access.disableUser', { userId: two.member.userId, reason: '调离' })
  await untilOut(two.next, 'an account that was shut')
  const deviceId = newId()
  const three = await officer(deviceId)
  await memberAt(here.url, administrator).does('access.revokeDevice', { deviceId, reason: '遗失' })
  await untilOut(three.next, 'a phone that was revoked')
}

async function untilOut(member: { get(path: string): Promise<Response> }, what: string): Promise<void> {
  for (const end = Date.now() + SERVED_WITHIN_MS; Date.now() < end; await sleep(20))
    if ((await member.get('/api/session')).status === 401) return
  throw new Error(`${what} was not over at the other server within ${SERVED_WITHIN_MS} ms`)
}

/** A screen at one server hears of what was recorded at the other, both ways. */
export async function hintsReachBoth({ servers, officer, as, chance, databaseUrl }: TwoServers): Promise<void> {
  const [post] = await ask(databaseUrl, `select id from duty.post where area_id = ${places.township} limit 1`)
  const commander = await as('commander')
  for (const [at, of] of [servers, [...servers].reverse()] as [ServerProcess, ServerProcess][]) {
    const screen = await listen(memberAt(of.url, commander), 'passages')
    const end = Date.now() + SERVED_WITHIN_MS
    while (!screen.heard.includes('"passages"')) {
      if (Date.now() > end) throw new Error('a screen did not hear of what was recorded at the other server')
      const { action, input } = aPassage(post?.id ?? '', chance)
      await memberAt(at.url, officer).command(action, input)
      // Longer than a hint is gathered; one that was told before the screen's server listened again is gone.
      await sleep(1000)
    }
    screen.stop()
  }
}

/** Jobs that both servers look for are begun once each, as the queue's own table counts. */
export async function jobsBeginOnce({ databaseUrl }: TwoServers, { count }: { count: number }): Promise<void> {
  await ask(
    databaseUrl,
    `create schema test_jobs; create table test_jobs.begun (id bigint not null, by_pool text not null);
     create function test_jobs.note() returns trigger language plpgsql security definer as
       $$ begin insert into test_jobs.begun values (new.id, new.locked_by); return null; end $$;
     create trigger begun after update on graphile_worker._private_jobs for each row
       when (new.locked_by is not null and old.locked_by is null) execute function test_jobs.note()`,
  )
  await ask(
    databaseUrl,
    `select graphile_worker.add_job('reports.closeHours', '{}'::json) from generate_series(1, ${Math.floor(count)})`,
  )
  for (const end = Date.now() + DONE_WITHIN_MS; ; await sleep(200)) {
    const [left] = await ask(databaseUrl, 'select count(*) as n from graphile_worker._private_jobs')
    if (left?.n === '0') break
    if (Date.now() > end) throw new Error(`${left?.n} jobs were not done within ${DONE_WITHIN_MS} ms`)
  }
  const [done] = await ask(
    databaseUrl,
    'select count(*) as n, count(distinct id) as jobs, count(distinct by_pool) as pools from test_jobs.begun',
  )
  if (Number(done?.jobs) < count || done?.n !== done?.jobs)
    throw new Error(`${count} jobs were asked for, ${done?.jobs} begun ${done?.n} times`)
}

/** Jobs that a server held when it died are done by another soon; those of one that lives are left to it. */
export async function orphansAreTakenUp({ databaseUrl }: TwoServers): Promise<void> {
  const living = new pg.Client({ connectionString: databaseUrl })
  await living.connect()
  try {
    await living.query(`select pg_advisory_lock(73577003, hashtext('made-up-living'))`)
    for (const worker of ['made-up-living', 'made-up-dead']) {
      const { rows } = await living.query<{ id: string }>(
        `select id from graphile_worker.add_job('reports.closeHours', '{}'::json, run_at := clock_timestamp() + interval '1 hour')`,
      )
      await living.query(
        `update graphile_worker._private_jobs set locked_by = $1, locked_at = clock_timestamp() - interval '1 minute' where id = $2`,
        [worker, rows[0]?.id],
      )
    }
    const heldBy = async () => {
      const held = 'select locked_by from graphile_worker._private_jobs where locked_by is not null'
      return (await living.query<{ locked_by: string }>(held)).rows.map((row) => row.locked_by)
    }
    for (const end = Date.now() + DONE_WITHIN_MS; (await heldBy()).includes('made-up-dead'); await sleep(500))
      if (Date.now() > end) throw new Error(`what a dead server held was not free within ${DONE_WITHIN_MS} ms`)
    if ((await heldBy()).join() !== 'made-up-living') throw new Error('a job was taken from a server that lives')
    await living.query('delete from graphile_worker._private_jobs')
  } finally {
    await living.end()
  }
}

/** Two servers of one database as one of the troubles of a night; the other phones go on meanwhile. */
export const twoServers = ({ phones }: { phones: number }): Trouble => ({
  name: 'twoServers',
  async happen({ chance }) {
    await withTwoServers({ phones, seed: chance.between(0, 1_000_000) }, async (field) => {
      const trouble = killsOfOneOfTwo(field, { times: 4 })
      const round = await playRound(field, trouble, { checked: new WeakMap(), prove: true })
      const ended = field.servers.flatMap((server) => server.endedBy() ?? [])
      const broken = [...new Set([...round.broken, ...ended])]
      if (broken.length > 0) throw new Error(broken.join('; '))
      await endsAtBoth(field)
      await hintsReachBoth(field)
      await jobsBeginOnce(field, { count: 20 })
      await orphansAreTakenUp(field)
    })
  },
})
