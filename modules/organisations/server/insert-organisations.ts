import type pg from 'pg'
import type { NewOrganisation } from '../organisation.ts'

/** Writes organisations; parents stand before their children. `bodyId` is the body of the playbook it was formed from. */
export async function insertOrganisations(
  client: pg.ClientBase,
  organisations: readonly (NewOrganisation & { bodyId?: string })[],
  bornOn: string,
): Promise<void> {
  const AT_ONCE = 1_000
  for (let at = 0; at < organisations.length; at += AT_ONCE) {
    const some = organisations.slice(at, at + AT_ONCE)
    const tuples = some.map((_, row) => `(${[2, 3, 4, 5, 6, 7, 8, 9].map((place) => `$${row * 8 + place}`).join()},$1)`)
    const values = some.flatMap((one) => [
      one.organisationId,
      one.responseId ?? null,
      one.parentId ?? null,
      one.name,
      one.kind,
      one.areaId,
      one.duties ?? null,
      one.bodyId ?? null,
    ])
    await client.query(
      `insert into organisations.organisation (id, response_id, parent_id, name, kind, area_id, duties, body_id, born_on)
       values ${tuples.join()}`,
      [bornOn, ...values],
    )
  }
}
