import { Suspense } from 'react'
import type { ConsolePage } from '../../platform/browser/console-page.ts'
import { useBilingual, useTexts } from '../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../platform/browser/look/notices.tsx'
import { useMay } from '../../platform/browser/session.ts'
import { texts } from './texts.ts'

/** A module's page under its title. The server refuses too: this only says so sooner and kinder. */
export function PageFrame({ page }: { page: ConsolePage }) {
  const t = useTexts(texts)
  const title = useBilingual()(page.title)
  const may = useMay()
  const Page = page.component
  if (!may(page.permission)) return <Empty title={t('notPermitted', { page: title })}>{t('notPermittedHint')}</Empty>
  return (
    <>
      <title>{`${title} · ${t('product')}`}</title>
      <h1 className="c-title">{title}</h1>
      <Suspense fallback={<Loading lines={10} />}>
        <Page />
      </Suspense>
    </>
  )
}
