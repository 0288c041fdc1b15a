import { Alert, Button, Typography } from 'antd'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { texts } from './texts.ts'

/** The password to hand over: it is nowhere else, so it stays until somebody says that it is noted. */
export function FirstPassword({
  username,
  password,
  close,
}: {
  username: string
  password: string
  close: () => void
}) {
  const t = useTexts(texts)
  return (
    <>
      <Alert type="warning" showIcon title={t('passwordOnceHint')} />
      <dl className="m-fields">
        <dt>{t('username')}</dt>
        <dd>{username}</dd>
        <dt>{t('passwordOnce')}</dt>
        <dd>
          <Typography.Text code copyable={{ tooltips: [t('copy'), t('copy')] }}>
            {password}
          </Typography.Text>
        </dd>
      </dl>
      <div className="m-notice-actions">
        <Button type="primary" onClick={close}>
          {t('close')}
        </Button>
      </div>
    </>
  )
}
