import { Button, Modal, Progress, Upload } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { problemText } from '../api-problem.ts'
import { useLanguage, useTexts } from '../language/language.ts'
import { numberText } from '../look/numbers.ts'
import { StateTag } from '../look/state-tag.tsx'
import { type Imported, type Upload as Sending, upload } from '../transfer.ts'
import './import.css'
import { ImportOutcome } from './import-outcome.tsx'
import { texts } from './texts.ts'

type ImportDialogProps = {
  /** The import's name: POST /api/imports/<name>. */
  name: string
  title: string
  /** What the person chose beside the file, such as the response. */
  fields?: Record<string, string>
  /** The headings the first row should have. */
  columns?: string[]
  children?: ReactNode
  /** Called after rows were taken, to ask the table again. */
  onImported: (imported: Imported) => void
  close: () => void
}

type Step = { at: 'choosing' } | { at: 'sending'; share: number } | { at: 'done'; imported: Imported }

const LIMIT = 64 * 1024 * 1024

/** Takes a sheet: chosen or dropped, sent with progress, and every row that was not taken handed back with its reason. */
export function ImportDialog({ name, title, fields, columns, children, onImported, close }: ImportDialogProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [step, setStep] = useState<Step>({ at: 'choosing' })
  const [problem, setProblem] = useState<string>()
  const sending = useRef<Sending>(undefined)

  const send = async (file: File) => {
    setProblem(undefined)
    if (!/\.(xlsx|csv)$/i.test(file.name)) return setProblem(t('wrongKind'))
    if (file.size > LIMIT) return setProblem(t('tooLarge'))
    setStep({ at: 'sending', share: 0 })
    sending.current = upload(name, file, {
      ...(fields && { fields }),
      onProgress: (share) => setStep({ at: 'sending', share }),
    })
    try {
      const imported = await sending.current.done
      setStep({ at: 'done', imported })
      if (imported.accepted > 0) onImported(imported)
    } catch (error) {
      setStep({ at: 'choosing' })
      const cancelled = error instanceof DOMException && error.name === 'AbortError'
      if (!cancelled) setProblem(`${problemText(error, language)} ${t('failed')}`)
    }
  }
  const stop = () => {
    sending.current?.cancel()
    close()
  }
  return (
    <Modal open title={title} width={560} footer={null} mask={{ closable: false }} onCancel={stop}>
      {problem && (
        <p className="m-import-problem" role="alert">
          {problem}
        </p>
      )}
      {step.at === 'choosing' && (
        <>
          {children}
          <Upload.Dragger
            accept=".xlsx,.csv"
            maxCount={1}
            showUploadList={false}
            beforeUpload={(file) => {
              void send(file)
              return false
            }}
          >
            <p className="m-import-choose">{t('choose')}</p>
            <p className="m-quiet">{t('chooseHint')}</p>
          </Upload.Dragger>
          {columns && <p className="m-quiet">{t('template', { columns: columns.join('、') })}</p>}
        </>
      )}
      {step.at === 'sending' && <SendingStep share={step.share} cancel={() => sending.current?.cancel()} />}
      {step.at === 'done' && (
        <ImportOutcome imported={step.imported} again={() => setStep({ at: 'choosing' })} close={close} />
      )}
    </Modal>
  )
}

function SendingStep({ share, cancel }: { share: number; cancel: () => void }) {
  const t = useTexts(texts)
  const percent = Math.floor(share * 100)
  return (
    <div role="status">
      <Progress percent={percent} showInfo={false} />
      <StateTag state="waiting">
        {percent < 100 ? t('sending', { share: numberText(percent) }) : t('checking')}
      </StateTag>
      <div className="m-notice-actions">
        <Button onClick={cancel}>{t('cancel')}</Button>
      </div>
    </div>
  )
}
