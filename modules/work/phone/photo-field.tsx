import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import type { Field } from '../../../platform/browser/offline/field.tsx'
import { shrinkPhoto } from '../../../platform/browser/shrink-photo.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { texts } from './texts.ts'
import './work.css'

/** A photo that was taken and not kept yet. */
export interface TakenPhoto {
  photoId: string
  data: string
}

type PhotoFieldProps = {
  label: string
  photos: readonly TakenPhoto[]
  change: (photos: TakenPhoto[]) => void
  most?: number
}

/** Takes photos with the camera or from the album, made small and without a place; a tap on one takes it off again. */
export function PhotoField({ label, photos, change, most = 3 }: PhotoFieldProps) {
  const t = useTexts(texts)
  const [failed, setFailed] = useState(false)
  async function take(file: File | undefined) {
    if (!file) return
    setFailed(false)
    try {
      change([...photos, { photoId: newId(), data: await shrinkPhoto(file) }])
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className="p-field">
      <span>{label}</span>
      <div className="w-photos">
        {photos.map((photo) => (
          <button
            key={photo.photoId}
            type="button"
            className="w-photo"
            aria-label={t('removePhoto')}
            onClick={() => change(photos.filter((one) => one !== photo))}
          >
            <img src={`data:image/jpeg;base64,${photo.data}`} alt={t('photo')} />
            <span aria-hidden="true">×</span>
          </button>
        ))}
        {photos.length < most && (
          <label className="p-button w-take">
            {t('takePhoto')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              className="m-sr"
              onChange={({ target }) => {
                void take(target.files?.[0])
                target.value = ''
              }}
            />
          </label>
        )}
      </div>
      {failed && (
        <p className="p-banner p-banner-missing" role="alert">
          {t('noPicture')}
        </p>
      )}
    </div>
  )
}

/** What photos show, for the server: where, in which response, of which work or record. */
type Shown = { responseId: string; areaId: string; organisationId?: string | null; subjectId: string }

/** Keeps photos in the outbox, before the record that names them; answers their ids. */
export async function keepPhotos(
  record: Field['record'],
  photos: readonly TakenPhoto[],
  { responseId, areaId, organisationId, subjectId }: Shown,
): Promise<string[]> {
  const of = { responseId, areaId, subjectId, ...(organisationId ? { organisationId } : {}) }
  for (const { photoId, data } of photos) await record('work.addPhoto', { photoId, ...of, data })
  return photos.map(({ photoId }) => photoId)
}
