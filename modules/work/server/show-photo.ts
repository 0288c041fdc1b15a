import { z } from 'zod'
import { platformProblems } from '../../../platform/server/problems.ts'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { refuse } from '../../../platform/shared/problem.ts'
import { PhotoData, type PhotoFormat, photoFormats } from '../photo.ts'
import { problems } from '../problems.ts'

interface PhotoTuple {
  response_id: string
  area_id: string
  format: PhotoFormat
  sealed: Buffer
  key_id: string
  command_id: string
}

/** One photo in base64, for a purpose that goes into the ledger. It leaves as data, never as a page. Refuses with photoGone. */
export const showPhoto = query({
  name: 'work.photo',
  permission: 'photo.read',
  sensitive: true,
  input: z.object({ photoId: Id }),
  output: z.object({ format: z.enum(photoFormats), data: PhotoData }),
  async run({ client, vault, reads }, { photoId }) {
    const { rows } = await client.query<PhotoTuple>(
      'select response_id, area_id, format, sealed, key_id, command_id from work.photo where id = $1',
      [photoId],
    )
    const photo = rows[0] ?? refuse(platformProblems.notFound())
    reads({ ids: [photoId], areaId: photo.area_id, responseId: photo.response_id })
    const opened = (await vault.open({ keyId: photo.key_id, bytes: photo.sealed }, photo.command_id)) as
      | { data: string }
      | undefined
    return { format: photo.format, data: opened?.data ?? refuse(problems.photoGone()) }
  },
})
