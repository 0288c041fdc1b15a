import type pg from 'pg'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { maskIdentityNumber, maskMobile, maskName } from '../../../platform/shared/codes/masks.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'
import type { MaskedPerson } from '../person.ts'
import { openPerson, type PersonTuple } from './person-table.ts'

/** People as lists, exports and figures show them; empty fields where the data was destroyed on time. */
export async function maskedPeople(
  { client, vault }: { client: pg.ClientBase; vault: Vault },
  rows: readonly PersonTuple[],
): Promise<MaskedPerson[]> {
  const areaIds = [...new Set(rows.flatMap((row) => [row.area_id, row.precinct_id]))]
  const names = await areaNames(client, areaIds)
  const bodies = await findOrganisations(
    client,
    rows.flatMap((row) => row.organisation_id ?? []),
  )
  return Promise.all(
    rows.map(async (row) => {
      const fields = await openPerson(vault, row)
      return {
        personId: row.person_id,
        version: row.id,
        name: maskName(fields?.name ?? ''),
        document: row.document,
        identityNumber: maskIdentityNumber(fields?.identityNumber ?? ''),
        mobile: maskMobile(fields?.mobile ?? ''),
        areaId: row.area_id,
        areaName: names.get(row.area_id) ?? '',
        precinctName: names.get(precinctOf(row.area_id)) ?? '',
        householdNumber: row.household_number,
        organisationId: row.organisation_id,
        organisationName: bodies.get(row.organisation_id ?? '')?.name ?? null,
        receivedAt: row.received_at.toISOString(),
      }
    }),
  )
}
