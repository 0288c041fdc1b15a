import { useTexts } from '../../platform/browser/language/language.ts'
import { useTimes } from '../../platform/browser/look/times.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import { freshness } from '../../platform/browser/offline/slice.ts'
import { texts } from '../../platform/browser/offline/texts.ts'

/** 下载于 今天 13:58: since when this phone knows what it knows. */
export function SliceAge() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { slice } = useField()
  if (!slice) return <small>{t('noDownload')}</small>
  const stale = freshness(slice, new Date()) === 'stale'
  return <small>{t(stale ? 'staleDownload' : 'downloadedAt', { time: time(slice.downloadedAt) })}</small>
}
