import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { localDay } from '../../shared/dates.ts'
import { newId } from '../../shared/ids.ts'
import { keyedHash } from './keyed-hash.ts'
import { seal, unseal } from './seal.ts'

/** What a sealed value needs to be opened again. */
export interface Sealed {
  keyId: string
  bytes: Buffer
}

interface DataKey {
  id: string
  key: KeyObject
  /** Made on the first lookup; gone with the key. */
  keyed?: (text: string) => Buffer
}

/** Personal data outside any response: the accounts of the desk itself. */
export const STANDING = '00000000-0000-0000-0000-000000000000'

export interface Vault {
  /** Loads or makes the key of a response, class and day; after this, `seal` and `lookupKey` answer at once. */
  ready(responseId: string, className: string, at: Date): Promise<void>
  /** Seals a value as JSON, bound to the id of the record that holds it. */
  seal(responseId: string, className: string, at: Date, value: unknown, recordId: string): Sealed
  /** Opens a sealed value; undefined when its key was destroyed: the data is dead and the row says so. */
  open(sealed: Sealed, recordId: string): Promise<unknown>
  /** A keyed HMAC to find a record by, equal for equal text within a response. Never a plain hash. */
  lookupKey(responseId: string, kind: string, text: string): Buffer
  /** Destroys the keys of a response (and class, up to a day when given). Answers how many. Not to be undone. */
  destroyKeys(
    client: pg.ClientBase,
    which: { responseId: string; className?: string; upToDay?: string },
  ): Promise<number>
}

/** The lookup keys of a response live as long as it does: one day's name stands for all days. */
const ALL_DAYS = '1970-01-01'

export function openVault(pool: pg.Pool, masterKeyBytes: Buffer): Vault {
  const masterKey = createSecretKey(masterKeyBytes)
  const byName = new Map<string, DataKey>()
  const byId = new Map<string, KeyObject>()

  const nameOf = (responseId: string, className: string, day: string) => `${responseId} ${className} ${day}`

  function keep(name: string, row: { id: string; wrapped: Buffer }): void {
    const key = createSecretKey(unseal(masterKey, row.wrapped, row.id))
    byName.set(name, { id: row.id, key })
    byId.set(row.id, key)
  }

  async function fetchOrMake(responseId: string, className: string, day: string): Promise<void> {
    const name = nameOf(responseId, className, day)
    if (byName.has(name)) return
    const id = newId()
    const wrapped = seal(masterKey, randomBytes(32), id)
    const where = [responseId, className, day]
    const made = await pool.query(INSERT_KEY, [id, ...where, wrapped, new Date()])
    const found = made.rowCount ? made : await pool.query(FIND_KEY, where)
    const row = found.rows[0] as { id: string; wrapped: Buffer | null }
    if (!row.wrapped)
      throw new Error(`the key for ${className} of ${day} was destroyed; nothing more can be sealed under it`)
    keep(name, row as { id: string; wrapped: Buffer })
  }

  function known(responseId: string, className: string, day: string): DataKey {
    const key = byName.get(nameOf(responseId, className, day))
    if (!key) throw new Error(`key ${className} of ${day} is not loaded: call ready() first`)
    return key
  }

  return {
    async ready(responseId, className, at) {
      const day = dayOf(at)
      // The common case waits for nothing: thousands of seals a second pass here.
      if (!byName.has(nameOf(responseId, className, day))) await fetchOrMake(responseId, className, day)
      if (!byName.has(nameOf(responseId, 'lookup', ALL_DAYS))) await fetchOrMake(responseId, 'lookup', ALL_DAYS)
    },
    seal(responseId, className, at, value, recordId) {
      const { id, key } = known(responseId, className, dayOf(at))
      return { keyId: id, bytes: seal(key, JSON.stringify(value), recordId) }
    },
    async open({ keyId, bytes }, recordId) {
      if (!byId.has(keyId)) {
        const { rows } = await pool.query<{ wrapped: Buffer | null }>(
          'select wrapped from platform.data_key where id = $1',
          [keyId],
        )
        const wrapped = rows[0]?.wrapped
        if (!wrapped) return undefined
        byId.set(keyId, createSecretKey(unseal(masterKey, wrapped, keyId)))
      }
      return JSON.parse(unseal(byId.get(keyId) as KeyObject, bytes, recordId).toString('utf8'))
    },
    lookupKey(responseId, kind, text) {
      const lookup = known(responseId, 'lookup', ALL_DAYS)
      lookup.keyed ??= keyedHash(lookup.key.export())
      return lookup.keyed(`${kind}\n${text}`)
    },
    async destroyKeys(client, { responseId, className, upToDay }) {
      const { rows } = await client.query<{ id: string }>(DESTROY, [
        responseId,
        className ?? null,
        upToDay ?? null,
        new Date(),
      ])
      for (const { id } of rows) byId.delete(id)
      for (const [name, key] of byName) if (!byId.has(key.id)) byName.delete(name)
      return rows.length
    },
  }
}

let lastAt = Number.NaN
let lastDay = ''

/** The local day of a moment; seals of one transaction all ask for the same. */
function dayOf(at: Date): string {
  if (at.getTime() !== lastAt) {
    lastAt = at.getTime()
    lastDay = localDay(at)
  }
  return lastDay
}

const INSERT_KEY = `insert into platform.data_key (id, response_id, class, day, wrapped, created_at)
  values ($1, $2, $3, $4, $5, $6) on conflict on constraint data_key_once do nothing returning id, wrapped`
const FIND_KEY = 'select id, wrapped from platform.data_key where response_id = $1 and class = $2 and day = $3'
const DESTROY = `update platform.data_key set wrapped = null, destroyed_at = $4
  where response_id = $1 and ($2::text is null or class = $2) and ($3::date is null or day <= $3) and destroyed_at is null returning id`
