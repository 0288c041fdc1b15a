import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import { hire, type Member } from '../../support/cast.ts'
import { places } from '../../support/places.ts'
import type { Field } from '../field/field.ts'
import type { Trouble } from './trouble.ts'

const EACH = 50
const SERVED_WITHIN_MS = 10_000
const HELD_AT_MOST_MS = 5000

/**
 * Fifty uploads broken off in the middle, fifty that send a byte a second, fifty connections that say nothing, twenty
 * exports that nobody reads: others are served meanwhile, and no connection of the database is held for any of them.
 */
export const brokenClients = ({ seconds }: { seconds: number }): Trouble => ({
  name: 'brokenClients',
  async happen(field) {
    const desks = await peopleDesks(field)
    const commander = await field.as('commander')
    const upload = (_: unknown, at: number) => {
      const desk = desks[at % desks.length] as Member
      const beginning = head(desk, '/api/imports/people.people', FORM, 1_000_000) + formBeginning(field.responseId)
      return talk(desk, beginning)
    }
    const brokenOff = await Promise.all(Array.from({ length: EACH }, upload))
    const slow = await Promise.all(Array.from({ length: EACH }, upload))
    const silent = await Promise.all(Array.from({ length: EACH }, () => talk(commander, 'POST /api/comm')))
    const asked = JSON.stringify({ responseId: field.responseId, format: 'csv', purpose: 'audit' })
    const unread = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const taker = await talk(
          commander,
          head(commander, '/api/exports/checkpoints.passages', JSON_TYPE, asked.length),
        )
        taker.pause()
        taker.write(asked)
        return taker
      }),
    )
    try {
      for (const [at, socket] of brokenOff.entries()) at % 2 ? socket.destroy() : socket.resetAndDestroy()
      for (let second = 0; second < seconds; second++) {
        for (const socket of slow) socket.write('1')
        await othersAreServed(field)
        await sleep(1000)
        await nothingIsHeld(field)
      }
      const answered = slow.filter((socket) => socket.bytesRead > 0)
      const said = answered[0]?.read()?.toString().split('\r\n').at(-1)
      if (answered.length > 0)
        throw new Error(`${answered.length} slow uploads were answered before they were through: ${said}`)
    } finally {
      for (const socket of [...slow, ...silent, ...unread]) socket.destroy()
    }
  },
})

/** One account may send only so many files; new ones each time, so that nobody has used theirs up. */
async function peopleDesks({ as }: Field): Promise<Member[]> {
  const administrator = await as('administrator')
  const hired = ['a', 'b', 'c'].map((which) =>
    hire(administrator, { username: `desk-${which}-${newId().slice(-8)}`, role: 'peopleDesk', areaId: places.county }),
  )
  return Promise.all(hired)
}

const JSON_TYPE = 'application/json'
const FORM = 'multipart/form-data; boundary=made-up'
const FIELD = '--made-up\r\ncontent-disposition: form-data; name='

function formBeginning(responseId: string): string {
  const file = `${FIELD}"file"; filename="people.csv"\r\ncontent-type: text/csv\r\n\r\n姓名,证件号码\r\n演示某,`
  return `${FIELD}"responseId"\r\n\r\n${responseId}\r\n${file}`
}

function head({ url, cookie }: Member, path: string, type: string, length: number): string {
  const lines = [`POST ${path} HTTP/1.1`, `host: ${new URL(url).host}`, 'x-muster: 1', `cookie: ${cookie}`]
  return [...lines, `origin: ${url}`, `content-type: ${type}`, `content-length: ${length}`, '', ''].join('\r\n')
}

function talk({ url }: Member, beginning: string): Promise<Socket> {
  return new Promise((done, failed) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(beginning)
      done(socket)
    })
    socket.once('error', failed)
    socket.on('error', () => {})
  })
}

async function othersAreServed({ officer, responseId }: Field): Promise<void> {
  const answer = officer.ask('checkpoints.passages', { responseId, limit: 20 }).then(() => 'served')
  const end = await Promise.race([answer, sleep(SERVED_WITHIN_MS, 'waits', { ref: false })])
  if (end !== 'served') throw new Error(`an officer waits for more than ${SERVED_WITHIN_MS} ms beside broken clients`)
}

async function nothingIsHeld({ databaseUrl }: Field): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ held: string; longest: string }>(
    `select count(*) as held, max(extract(epoch from clock_timestamp() - state_change)) as longest from pg_stat_activity
     where state like 'idle in transaction%' and state_change < clock_timestamp() - make_interval(secs => $1)`,
    [HELD_AT_MOST_MS / 1000],
  )
  await client.end()
  const { held, longest } = rows[0] as (typeof rows)[number]
  if (held !== '0') throw new Error(`${held} connections of the database are held, one for ${longest} s`)
}
