import { App, Button } from 'antd'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { copyText } from '../../../platform/browser/copy-text.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { download } from '../../../platform/browser/transfer.ts'
import type { Purpose } from '../../../platform/shared/personal.ts'
import type { ServiceRecord } from '../service-record.ts'
import { recordText } from '../service-record-text.ts'
import { texts } from './service-record-texts.ts'

interface RecordActionsProps {
  record: ServiceRecord
  /** The export that makes the document, and what it asks. */
  file: { name: string; input?: object; purpose?: Purpose }
}

/** Takes a record along: as text, as a Word document, on paper. */
export function RecordActions({ record, file }: RecordActionsProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(recordText(record, language))) message.success(t('copied'))
    else message.error(t('notCopied'), 8)
  }
  const save = () => {
    const { name, input = {}, purpose } = file
    return download(name, input, { format: 'docx', ...(purpose && { purpose }) }).then(
      (saved) => void message.success(t('saved', { file: saved })),
      (thrown: unknown) => void message.error(problemText(thrown, language), 8),
    )
  }
  return (
    <>
      <Button onClick={() => void copy()}>{t('copy')}</Button>
      <Button onClick={() => void save()}>{t('word')}</Button>
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  )
}
