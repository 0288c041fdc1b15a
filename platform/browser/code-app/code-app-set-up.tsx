import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Typography } from 'antd'
import { problemText } from '../api-problem.ts'
import { useLanguage, useTexts } from '../language/language.ts'
import { beginCodeApp, confirmCodeApp } from '../second-factor.ts'
import { CodeForm } from './code-form.tsx'
import { texts } from './texts.ts'

/** Sets up a code app: a picture to scan, and the first code as proof that it was. */
export function CodeAppSetUp({ onDone }: { onDone: () => void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const beginning = useMutation({ mutationFn: beginCodeApp })
  const { data } = beginning
  if (!data) {
    return (
      <>
        {beginning.isError && <Alert type="error" showIcon title={problemText(beginning.error, language)} />}
        <div className="m-notice-actions">
          <Button size="large" loading={beginning.isPending} onClick={() => beginning.mutate()}>
            {t('begin')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <div style={{ maxWidth: 360 }}>
      <p>{t('scan')}</p>
      <img src={data.picture} alt={t('picture')} width="200" height="200" />
      <p>
        {t('secret')}{' '}
        <Typography.Text code copyable style={{ overflowWrap: 'anywhere' }}>
          {data.secret}
        </Typography.Text>
      </p>
      <CodeForm send={confirmCodeApp} onDone={onDone} />
    </div>
  )
}
