import { useMemo } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useChosenPost } from '../../../platform/browser/offline/chosen-post.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { go } from '../../../platform/browser/phone/router.tsx'
import type { Passage } from '../passage.ts'
import { PrecinctDownload } from '../precinct-download.ts'
import { PassageForm } from './passage-form.tsx'
import './record-passage.css'
import { texts } from './texts.ts'

/** Recording a passage, or mending one that the server sent back; `rest` is that one's id. */
export function RecordPassagePage({ rest }: { rest: string }) {
  const t = useTexts(texts)
  const field = useField()
  const post = useChosenPost()
  // Parsed once a download, at the edge: the rules below trust it.
  const download = useMemo(() => PrecinctDownload.safeParse(field.slice?.content), [field.slice])
  const mended = rest ? field.outbox?.find((item) => item.id === rest) : undefined
  if (!field.slice || (rest && !field.outbox)) return null

  const checkpointId = mended ? (mended.input as Passage).checkpointId : post?.id
  const checkpoint = download.data?.posts.find((one) => one.id === checkpointId)
  if (!download.success || !checkpoint) {
    return (
      <div className="p-app">
        <PageBar title={t('title')} />
        <Empty
          title={t('noCheckpoint')}
          actions={
            <button type="button" className="p-button" onClick={() => go('/post')}>
              {t('choosePost')}
            </button>
          }
        >
          {download.success ? t('noCheckpointHint') : t('unreadableDownload')}
        </Empty>
      </div>
    )
  }
  return (
    <PassageForm
      key={rest}
      field={field}
      download={download.data}
      checkpoint={checkpoint}
      mends={
        mended && {
          id: mended.id,
          madeAt: new Date(mended.madeAt),
          passage: mended.input as Passage,
          sentBack: mended.problem,
        }
      }
    />
  )
}
