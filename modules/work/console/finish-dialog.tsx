import { Alert, Form, Input } from 'antd'
import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { shrinkPhoto } from '../../../platform/browser/shrink-photo.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'
import './work.css'

/** Reports work done for somebody without a phone; photos are sent as they are chosen. */
export function FinishDialog({ work, close }: { work: WorkShown; close: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const changed = useChanged('work.', 'inspections.', 'figures.')
  const [photos, setPhotos] = useState<string[]>([])
  const [problem, setProblem] = useState<string>()
  async function add(file: File | undefined) {
    if (!file) return
    setProblem(undefined)
    const data = await shrinkPhoto(file).catch(() => undefined)
    if (!data) return setProblem(t('noPicture'))
    const photoId = newId()
    const { responseId, areaId, organisationId, id: subjectId } = work
    const of = organisationId ? { organisationId } : {}
    await sendCommand('work.addPhoto', { photoId, responseId, areaId, subjectId, ...of, data }).then(
      () => setPhotos((before) => [...before, photoId]),
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  }
  return (
    <CommandDialog<{ note?: string }>
      title={t('finish')}
      action="work.finishWork"
      input={({ note }) => ({ workId: work.id, photos, ...(note?.trim() && { note }) })}
      done={changed}
      close={close}
      submit={t('finish')}
    >
      <p>{work.title}</p>
      <p className="m-quiet">{t('finishHint')}</p>
      {problem && <Alert type="error" showIcon title={problem} />}
      <Form.Item label={work.proof === 'photo' ? t('photoNeeded') : undefined}>
        <label className="ant-btn ant-btn-default w-choose">
          {photos.length > 0 ? t('photoCount', { count: photos.length }) : t('addPhoto')}
          <input
            type="file"
            accept="image/*"
            className="m-sr"
            onChange={({ target }) => {
              void add(target.files?.[0])
              target.value = ''
            }}
          />
        </label>
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </CommandDialog>
  )
}
