import type { ActionContext } from '../../../platform/server/action.ts'
import { refuseIf } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { photoTable } from './work-tables.ts'

/** Refuses with photoUnknown: a phone sends photos before the record that names them, so one that is not there was refused, or belongs elsewhere. */
export async function mustHavePhotos(
  { client }: ActionContext,
  records: readonly { photos?: readonly string[] | undefined }[],
): Promise<void> {
  const wanted = [...new Set(records.flatMap(({ photos = [] }) => photos))]
  if (wanted.length === 0) return
  const { rowCount } = await client.query(`select from ${photoTable.name} where id = any($1::uuid[])`, [wanted])
  refuseIf(rowCount === wanted.length ? undefined : problems.photoUnknown())
}
