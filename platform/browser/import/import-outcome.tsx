import { App, Button } from 'antd'
import { problemText } from '../api-problem.ts'
import { useLanguage, useTexts } from '../language/language.ts'
import { numberText } from '../look/numbers.ts'
import { StateTag } from '../look/state-tag.tsx'
import { download, type Imported } from '../transfer.ts'
import { texts } from './texts.ts'

type ImportOutcomeProps = { imported: Imported; again: () => void; close: () => void }

/** How many rows were taken, how many were not, and the file that says why. */
export function ImportOutcome({ imported, again, close }: ImportOutcomeProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const { accepted, rejected, unknownHeaders, rejectedRows } = imported
  const save = async () => {
    try {
      await download('platform.rejectedRows', { id: rejectedRows })
    } catch (error) {
      message.error(problemText(error, language), 8)
    }
  }
  return (
    <div className="m-import-outcome" role="status">
      <p>
        {accepted > 0 ? (
          <StateTag state="done">{t('accepted', { count: numberText(accepted) })}</StateTag>
        ) : (
          <StateTag state="missing">{t('noneTaken')}</StateTag>
        )}
      </p>
      {rejected > 0 && (
        <>
          <p>
            <StateTag state="late">{t('rejected', { count: numberText(rejected) })}</StateTag>
          </p>
          <p className="m-quiet">{t('rejectedHint')}</p>
        </>
      )}
      {unknownHeaders.length > 0 && (
        <p className="m-quiet">{t('unknownHeaders', { columns: unknownHeaders.join('、') })}</p>
      )}
      <div className="m-notice-actions">
        {rejectedRows && (
          <Button type="primary" onClick={save}>
            {t('download')}
          </Button>
        )}
        <Button onClick={again}>{t('again')}</Button>
        <Button {...(!rejectedRows && { type: 'primary' as const })} onClick={close}>
          {t('close')}
        </Button>
      </div>
    </div>
  )
}
