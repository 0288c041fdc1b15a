import type pg from 'pg'
import type { ActionContext } from '../../../platform/server/action.ts'
import { fieldTable } from '../../../platform/server/ledger/field-table.ts'
import type { Vault } from '../../../platform/server/vault/vault.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { NewPerson, PersonalFields } from '../person.ts'
import { tidyFields } from '../rules.ts'
import { nameMarks } from './name-marks.ts'

export const personTable = fieldTable('people.person', { mutable: ['superseded_at', 'merged_into'] })

/** Retention class: the key of a day's people is destroyed as one. */
export const SEAL_CLASS = 'person'

/** A version of a person as it is stored. */
export interface PersonTuple {
  precinct_id: string
  id: string
  person_id: string
  response_id: string
  area_id: string
  household_number: string | null
  organisation_id: string | null
  document: NewPerson['document']
  sealed: Buffer
  key_id: string
  identity_key: Buffer
  mobile_key: Buffer | null
  command_id: string
  registered_at: Date
  made_at: Date
  received_at: Date
  superseded_at: Date | null
  merged_into: string | null
  /** Null in rows from before there were any; see nameMarks. */
  name_marks: number[] | null
}

type Sealing = Pick<ActionContext, 'vault' | 'now' | 'madeAt' | 'commandId'>

/** A row for a person as typed. The first version has the person's own id, later ones an id of theirs. */
export function personRow(
  { vault, now, madeAt, commandId }: Sealing,
  responseId: string,
  person: NewPerson,
  { first = true, registeredAt = madeAt }: { first?: boolean; registeredAt?: Date } = {},
) {
  const fields = tidyFields(person)
  const { keyId, bytes } = vault.seal(responseId, SEAL_CLASS, now, fields, person.personId)
  return {
    precinct_id: precinctOf(person.areaId),
    id: first ? person.personId : newId(),
    person_id: person.personId,
    response_id: responseId,
    area_id: person.areaId,
    household_number: person.householdNumber || null,
    organisation_id: person.organisationId ?? null,
    document: person.document,
    sealed: bytes,
    key_id: keyId,
    identity_key: identityKey(vault, responseId, fields.identityNumber),
    mobile_key: fields.mobile ? mobileKey(vault, responseId, fields.mobile) : null,
    name_marks: nameMarks(vault, responseId, person.areaId, fields.name),
    command_id: commandId,
    registered_at: registeredAt,
    made_at: madeAt,
    received_at: now,
  }
}

/** Both take numbers that were made comparable. */
export function identityKey(vault: Vault, responseId: string, number: string): Buffer {
  return vault.lookupKey(responseId, 'identity', number)
}
export function mobileKey(vault: Vault, responseId: string, mobile: string): Buffer {
  return vault.lookupKey(responseId, 'mobile', mobile)
}

/** What was sealed; undefined when its key was destroyed. */
export async function openPerson(
  vault: Vault,
  row: Pick<PersonTuple, 'key_id' | 'sealed' | 'person_id'>,
): Promise<PersonalFields | undefined> {
  return (await vault.open({ keyId: row.key_id, bytes: row.sealed }, row.person_id)) as PersonalFields | undefined
}

/** The versions that hold, by person, as far as the scope lets them be seen. */
export async function findPersonRows(
  client: pg.ClientBase,
  personIds: readonly string[],
): Promise<Map<string, PersonTuple>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await client.query<PersonTuple>(
    'select * from people.person where person_id = any($1::uuid[]) and superseded_at is null',
    [[...new Set(personIds)]],
  )
  return new Map(rows.map((row) => [row.person_id, row]))
}

/** Who of these numbers is registered already in the response, as far as the scope lets them be seen. */
export async function findByIdentity(
  client: pg.ClientBase,
  responseId: string,
  keys: readonly Buffer[],
): Promise<PersonTuple[]> {
  if (keys.length === 0) return []
  const { rows } = await client.query<PersonTuple>(
    'select * from people.person where response_id = $1 and identity_key = any($2::bytea[]) and superseded_at is null',
    [responseId, keys],
  )
  return rows
}
