import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { CodeAppSetUp } from '../../../platform/browser/code-app/code-app-set-up.tsx'
import { CodeForm } from '../../../platform/browser/code-app/code-form.tsx'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { removeCodeApp, showCode } from '../../../platform/browser/second-factor.ts'
import { SESSION_KEY, useSession } from '../../../platform/browser/session.ts'
import { texts } from './texts.ts'

/** The code app of one's account: set it up, show a code where this session has not, take it away. */
export function CodeApp() {
  const t = useTexts(texts)
  const language = useLanguage()
  const client = useQueryClient()
  const { data } = useSession()
  const again = () => client.invalidateQueries({ queryKey: SESSION_KEY })
  const removing = useMutation({ mutationFn: removeCodeApp, onSuccess: again })
  const factor = data?.secondFactor
  if (!factor) return null
  if (!factor.shown && (factor.app || factor.passkey)) {
    return (
      <>
        <p className="m-quiet">{t(factor.app ? 'codeNeeded' : 'passkeyNeeded')}</p>
        {factor.app && (
          <div style={{ maxWidth: 360 }}>
            <CodeForm send={showCode} onDone={again} />
          </div>
        )}
      </>
    )
  }
  if (!factor.app) {
    return (
      <>
        <p className="m-quiet">{t('codeAppHint')}</p>
        <CodeAppSetUp onDone={again} />
      </>
    )
  }
  return (
    <>
      <p className="m-quiet">{t('codeAppInUse')}</p>
      {removing.isError && <Alert type="error" showIcon title={problemText(removing.error, language)} />}
      <div className="m-notice-actions">
        <Button loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('removeCodeApp')}
        </Button>
      </div>
    </>
  )
}
