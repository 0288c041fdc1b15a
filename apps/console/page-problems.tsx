import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTexts } from '../../platform/browser/language/language.ts'
import { Empty } from '../../platform/browser/look/notices.tsx'
import { texts } from './texts.ts'

export function NoSuchPage() {
  const t = useTexts(texts)
  return (
    <Empty title={t('nothingHere')} actions={<Link to="/">{t('toHome')}</Link>}>
      {t('nothingHereHint')}
    </Empty>
  )
}

export function PageFailed() {
  const t = useTexts(texts)
  return (
    <Empty title={t('pageFailed')} actions={<Button onClick={() => location.reload()}>{t('reload')}</Button>}>
      {t('pageFailedHint')}
    </Empty>
  )
}
