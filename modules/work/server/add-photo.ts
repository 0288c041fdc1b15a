import { hash } from 'node:crypto'
import { action, happened } from '../../../platform/server/action.ts'
import { precinctOf } from '../../../platform/shared/area-id.ts'
import { refuse, refuseIf } from '../../../platform/shared/problem.ts'
import { whyNotHere, whyNotWork } from '../../responses/rules.ts'
import { findResponses, getResponse } from '../../responses/server/public.ts'
import { AddPhoto } from '../photo.ts'
import { readPicture } from './picture.ts'
import { photoTable } from './work-tables.ts'

/** Keeps a photo as proof, sealed. What it is, its content says. Refuses with notAPhoto, photoTooLarge, photoTellsPlace. */
export const addPhoto = action({
  name: 'work.addPhoto',
  permission: 'photo.add',
  input: AddPhoto,
  sealClass: 'photo',
  place: async ({ client }, inputs) => {
    const responses = await findResponses(
      client,
      inputs.map(({ responseId }) => responseId),
    )
    return inputs.map(({ responseId, areaId, organisationId }) =>
      responses.has(responseId) ? { areaId, responseId, ...(organisationId ? { organisationId } : {}) } : undefined,
    )
  },
  async run(context, { photoId, responseId, areaId, organisationId, subjectId, data }) {
    const { client, sealed, actor, commandId, madeAt, now } = context
    const response = await getResponse(client, responseId)
    refuseIf(whyNotWork(response))
    refuseIf(whyNotHere(response, areaId))
    const picture = readPicture(data)
    if ('code' in picture) refuse(picture)
    await context.record(photoTable, {
      ...{ precinct_id: precinctOf(areaId), id: photoId, response_id: responseId, area_id: areaId },
      ...{ organisation_id: organisationId ?? null, subject_id: subjectId },
      ...{ format: picture.format, bytes: picture.bytes.length, digest: hash('sha256', picture.bytes, 'buffer') },
      ...{ sealed: sealed?.bytes, key_id: sealed?.keyId },
      ...{ added_by: actor.userId, command_id: commandId, made_at: madeAt, received_at: now },
    })
    return happened('work.photoAdded', { photoId, subjectId }, { topics: ['work'], result: { photoId } })
  },
})
