import type pg from 'pg'
import { action, happened } from '../../../platform/server/action.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { UndoMerge } from '../person.ts'
import { problems } from '../problems.ts'
import { type PersonTuple, personTable } from './person-table.ts'
import { areaOfOpenResponse } from './register-people.ts'
import { tallyPeople } from './tally-people.ts'

/** They were two after all: the record that was merged away stands again, as a new version with what it held then. */
export const undoMerge = action({
  name: 'people.undoMerge',
  permission: 'people.write',
  input: UndoMerge,
  async place({ client }, inputs) {
    const found = await lastVersions(
      client,
      inputs.map(({ personId }) => personId),
    )
    return inputs.map(({ personId }) => {
      const row = found.get(personId)
      return (
        row && { areaId: row.area_id, responseId: row.response_id, organisationId: row.organisation_id ?? undefined }
      )
    })
  },
  async run(context, { personId }) {
    const { client, now, madeAt, commandId } = context
    const row = (await lastVersions(client, [personId])).get(personId)
    if (!row?.merged_into) return refuse(problems.notMerged())
    await areaOfOpenResponse(context, row.response_id)
    const { superseded_at: _ended, merged_into: keepId, ...held } = row
    const again = { ...held, id: newId(), command_id: commandId, made_at: madeAt, received_at: now }
    await context.record(personTable, again)
    await tallyPeople(client, [again])
    return happened('people.mergeUndone', { personId, keepId }, { topics: ['people'] })
  },
})

/** The newest version of each, ended or not: the one that holds comes last. */
async function lastVersions(client: pg.ClientBase, personIds: readonly string[]): Promise<Map<string, PersonTuple>> {
  const { rows } = await client.query<PersonTuple>(
    'select * from people.person where person_id = any($1::uuid[]) order by superseded_at nulls last, received_at',
    [personIds],
  )
  return new Map(rows.map((row) => [row.person_id, row]))
}
