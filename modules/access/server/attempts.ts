import type { FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { STANDING, type Vault } from '../../../platform/server/vault/vault.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { noteAtDoor } from './note-at-door.ts'

/** How many wrong tries are free, for one account and for one address (many people share the address of an office). */
const FREE = { account: 5, address: 40 }
const LONGEST_SECONDS = 300
const FORGOTTEN_AFTER = '1 day'

export interface Tries {
  /** Takes one try before the password is looked at; answers the seconds to wait instead when there is none now, else 0. */
  take(username: string, address: string): Promise<number>
  /** A right password clears the account's count; the address gets only this try back: one known password must not hide guessing. */
  giveBack(username: string, address: string): Promise<void>
  /** A username as the log may have it: the same each time, and nobody's name to a reader. */
  nameOf(username: string): string
}

/** Counts tries in the database, so that neither a restart, a second server nor many tries at once give more of them. */
export function countTries(door: pg.Pool, vault: Vault): Tries {
  const keyOf = (kind: 'account' | 'address', text: string) => vault.lookupKey(STANDING, `attempt ${kind}`, text)
  return {
    async take(username, address) {
      const now = new Date()
      for (const [kind, text] of [
        ['account', username],
        ['address', address],
      ] as const) {
        const key = keyOf(kind, text)
        const taken = await door.query(TAKE, [key, now, FREE[kind], LONGEST_SECONDS, FORGOTTEN_AFTER])
        if (taken.rowCount) continue
        const { rows } = await door.query<{ seconds: string }>(WAIT, [key, now])
        return Math.max(1, Math.ceil(Number(rows[0]?.seconds ?? 1)))
      }
      return 0
    },
    nameOf: (username) => keyOf('account', username).toString('hex').slice(0, 12),
    async giveBack(username, address) {
      await door.query('delete from access.attempt where key = $1', [keyOf('account', username)])
      await door.query(GIVE_BACK, [keyOf('address', address)])
    },
  }
}

const WAIT = `select extract(epoch from blocked_until - $2::timestamptz) as seconds from access.attempt where key = $1`

// 2, 4, 8 … seconds after the free tries, five minutes at most.
const TAKE = `
  insert into access.attempt as old (key, failures, last_at) values ($1, 1, $2)
  on conflict on constraint attempt_pk do update set
    failures = case when old.last_at < $2::timestamptz - $5::interval then 1 else old.failures + 1 end,
    blocked_until = case when old.last_at >= $2::timestamptz - $5::interval and old.failures + 1 >= $3::int
      then $2::timestamptz + make_interval(secs => least($4::int, power(2, least(old.failures + 2 - $3::int, 20))))
      else null end,
    last_at = $2
  where old.blocked_until is null or old.blocked_until <= $2
  returning failures`

const GIVE_BACK = `update access.attempt set failures = greatest(0, failures - 1), blocked_until = null where key = $1`

/** Takes a try or refuses with access.slowDown, telling the person and their browser how long to wait. */
export async function takeTry(tries: Tries, username: string, { request, reply }: Asked): Promise<void> {
  const seconds = await tries.take(username, request.ip)
  if (seconds === 0) return
  noteAtDoor(request, 'slowed', { try: tries.nameOf(username) })
  reply.header('retry-after', String(seconds))
  refuse(problems.slowDown({ seconds }))
}

interface Asked {
  request: FastifyRequest
  reply: FastifyReply
}
