import { z } from 'zod'
import { AreaId } from '../../platform/shared/area-id.ts'
import { Id } from '../../platform/shared/ids.ts'
import { personal } from '../../platform/shared/personal.ts'

/** Bytes that a photo may have; phones make theirs about a third of it. */
export const photoLimit = 1_000_000
const BASE64_LIMIT = Math.ceil(photoLimit / 3) * 4 + 4

/** A picture shows places and sometimes people: sealed like any other personal field. */
export const PhotoData = personal(
  z
    .string()
    .min(16)
    .max(BASE64_LIMIT * 2),
  {
    purpose: 'epidemicControl',
    legalBasis: '《突发公共卫生事件应急条例》第四条',
    sensitivity: 'ordinary',
    retention: 'P1Y',
  },
)

/** A photo as proof of something. `subjectId`: the work or the record that it shows. `data`: the picture in base64. */
export const AddPhoto = z.strictObject({
  photoId: Id,
  responseId: Id,
  areaId: AreaId,
  organisationId: Id.optional(),
  subjectId: Id,
  data: PhotoData,
})
export type AddPhoto = z.infer<typeof AddPhoto>

export const photoFormats = ['jpeg', 'png', 'webp'] as const
export type PhotoFormat = (typeof photoFormats)[number]
