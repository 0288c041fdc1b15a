import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Space } from 'antd'
import { useRef, useState } from 'react'
import { problemCode, problemText } from '../api-problem.ts'
import { useLanguage, useTexts } from '../language/language.ts'
import { usePurpose } from '../purpose/use-purpose.tsx'
import { type DownloadOptions, download, type Received } from '../transfer.ts'
import { texts } from './texts.ts'

type Format = DownloadOptions['format']

/** A file that is there at once needs no word about how far it is. */
const SOON_MS = 1_500
const PROGRESS = 'export-progress'

/** Saves what the filter shows as a file; when that holds personal fields, asks what for and then saves it. */
export function useExport(name: string | undefined, question: object) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const askPurpose = usePurpose()
  const [busy, setBusy] = useState(false)
  const said = useRef(0)

  const tellProgress = ({ megabytes, rows }: Received, cancel: () => void) => {
    const now = performance.now()
    if (now < said.current) return
    said.current = now + 500
    const size = { size: megabytes.toFixed(1) }
    message.open({
      key: PROGRESS,
      type: 'loading',
      duration: 0,
      content: (
        <>
          {rows ? t('exportingRows', { ...size, count: rows }) : t('exporting', size)}
          <Button type="link" size="small" onClick={cancel}>
            {t('cancelExport')}
          </Button>
        </>
      ),
    })
  }

  const save = async (options: DownloadOptions): Promise<void> => {
    if (!name) return
    const leaving = new AbortController()
    said.current = performance.now() + SOON_MS
    const onProgress = (received: Received) => tellProgress(received, () => leaving.abort())
    try {
      const file = await download(name, question, { ...options, signal: leaving.signal, onProgress })
      message.destroy(PROGRESS)
      message.success(t('exported', { file }))
    } catch (error) {
      message.destroy(PROGRESS)
      if (leaving.signal.aborted) {
        message.info(t('exportCancelled'))
        return
      }
      const purpose = problemCode(error) === 'platform.purposeNeeded' && (await askPurpose('export'))
      if (purpose) return save({ ...options, purpose })
      if (purpose === false) message.error(problemText(error, language), 8)
    }
  }
  const exportRows = async (format: Format = 'xlsx') => {
    if (busy) return
    setBusy(true)
    await save({ format })
    setBusy(false)
  }
  return { exportRows, busy }
}

/** Excel at one press, CSV beside it. */
export function ExportButton({ exportRows, busy }: ReturnType<typeof useExport>) {
  const t = useTexts(texts)
  const items = [
    { key: 'xlsx', label: 'Excel (.xlsx)', onClick: () => exportRows('xlsx') },
    { key: 'csv', label: 'CSV (.csv)', onClick: () => exportRows('csv') },
  ]
  return (
    <Space.Compact>
      <Button icon={<DownloadOutlined />} title={t('exportHint')} loading={busy} onClick={() => exportRows('xlsx')}>
        {t('export')}
      </Button>
      <Dropdown menu={{ items }} placement="bottomRight" trigger={['click']}>
        <Button aria-label={t('exportFormats')} className="m-export-more">
          ▾
        </Button>
      </Dropdown>
    </Space.Compact>
  )
}
