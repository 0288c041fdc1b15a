import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { findResponses } from './find-responses.ts'

/** A response happens over its whole area, or at the part of it that the input names. */
export const placeOfResponse: Action<z.ZodType<{ responseId: string; areaId?: AreaId | undefined }>>['place'] = async (
  { client },
  inputs,
) => {
  const responses = await findResponses(
    client,
    inputs.map(({ responseId }) => responseId),
  )
  return inputs.map(({ responseId, areaId }) => {
    const response = responses.get(responseId.toLowerCase())
    return response && { areaId: areaId ?? response.areaId, responseId: response.id }
  })
}
