import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { maskName } from '../../../platform/shared/codes/masks.ts'
import { findPersonRows, openPerson, type PersonTuple } from './person-table.ts'

/** What other rooms may know of a person without opening anything. */
export interface KnownPerson {
  personId: string
  responseId: string
  precinctId: AreaId
  areaId: AreaId
  organisationId: string | null
}

/**
 * The people of these ids that the scope lets be seen, by the id that was asked for. A record that was merged into another
 * answers with the one that was kept.
 */
export async function findPersons(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, KnownPerson>> {
  const rows = await standingRows(client, ids)
  return new Map([...rows].map(([id, row]) => [id, knownPerson(row)]))
}

/** Names as lists show them (surname and star), by the id that was asked for; '' where the data was destroyed. */
export async function maskedNames(
  client: pg.ClientBase,
  vault: Vault,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [id, row] of await standingRows(client, ids))
    names.set(id, maskName((await openPerson(vault, row))?.name ?? ''))
  return names
}

const MERGES = 5

async function standingRows(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, PersonTuple>> {
  const found = await findPersonRows(client, ids)
  let waiting = new Map(ids.filter((id) => !found.has(id)).map((id) => [id, id]))
  // What was kept may itself have been merged later.
  for (let step = 0; waiting.size > 0 && step < MERGES; step++) {
    const merged = await mergedInto(client, [...waiting.values()])
    const kept = await findPersonRows(client, [...merged.values()])
    const next = new Map<string, string>()
    for (const [asked, at] of waiting) {
      const into = merged.get(at)
      const row = into ? kept.get(into) : undefined
      if (row) found.set(asked, row)
      else if (into) next.set(asked, into)
    }
    waiting = next
  }
  return found
}

async function mergedInto(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await client.query<{ person_id: string; merged_into: string }>(
    'select person_id, merged_into from people.person where person_id = any($1::uuid[]) and merged_into is not null order by superseded_at',
    [ids],
  )
  return new Map(rows.map((row) => [row.person_id, row.merged_into]))
}

function knownPerson(row: PersonTuple): KnownPerson {
  return {
    personId: row.person_id,
    responseId: row.response_id,
    precinctId: row.precinct_id,
    areaId: row.area_id,
    organisationId: row.organisation_id,
  }
}
