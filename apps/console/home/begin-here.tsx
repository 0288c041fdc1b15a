import { Link } from '@tanstack/react-router'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { modulePages } from '../pages.ts'
import { texts } from './texts.ts'

const STEPS = [
  { text: 'stepAreas', to: '/areas' },
  { text: 'stepResponse', to: '/responses' },
  // People are registered in a response, so it comes first.
  { text: 'stepPeople', to: '/people' },
  { text: 'stepCheckpoints', to: '/posts' },
] as const

/** The desk before the first response: what will stand here, and the way there for those who may go it. */
export function BeginHere() {
  const t = useTexts(texts)
  const may = useMay()
  const mayOpen = may('response.open')
  const opens = (to: string) => modulePages.some(({ path, permission }) => path === to && may(permission))
  return (
    <Empty title={t('beginTitle')}>
      <p>{mayOpen ? t('begin') : t('beginOther')}</p>
      {mayOpen && (
        <ol className="c-steps">
          {STEPS.map(({ text, to }) => (
            <li key={to}>{opens(to) ? <Link to={to}>{t(text)}</Link> : t(text)}</li>
          ))}
        </ol>
      )}
    </Empty>
  )
}
