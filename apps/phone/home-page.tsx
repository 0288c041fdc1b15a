import { useEffect } from 'react'
import { useBilingual, useTexts } from '../../platform/browser/language/language.ts'
import { StateSign } from '../../platform/browser/look/state-tag.tsx'
import { useChosenPost } from '../../platform/browser/offline/chosen-post.ts'
import { type Field, useField } from '../../platform/browser/offline/field.tsx'
import { NetState, useOpenWork } from '../../platform/browser/offline/net-state.tsx'
import { useOnline } from '../../platform/browser/offline/use-online.ts'
import { warmCodeReader } from '../../platform/browser/phone/read-code.ts'
import { go } from '../../platform/browser/phone/router.tsx'
import { modules } from './modules.ts'
import { OutboxList } from './outbox-list.tsx'
import { SliceAge } from './slice-age.tsx'
import { texts } from './texts.ts'

const latestCount = 4

/** The first page: where I stand, whether records get through, what this shift came to, and the one big button. */
export function HomePage() {
  const t = useTexts(texts)
  const post = useChosenPost()
  const field = useField()
  const { refused } = useOpenWork()
  const online = useOnline()
  const latest = (field.outbox ?? []).slice(-latestCount).reverse()
  const work = modules.find((module) => post && module.work?.postKinds.includes(post.kind))?.work

  useEffect(() => {
    // The reader for codes comes down while there is still a network; the first scan may not have one.
    if (online && post) void warmCodeReader().catch(() => undefined)
  }, [online, post])

  return (
    <>
      <header className="p-bar">
        <h1>{post?.name ?? t('appName')}</h1>
        <NetState onOpen={() => go('/outbox')} />
      </header>
      <main className="p-page">
        {field.sender === 'signedOut' && (
          <button type="button" className="p-banner p-banner-missing" onClick={() => go('/people')}>
            <StateSign state="missing" />
            <span>
              {t('signedOutBanner')} <b>{t('signInAgain')}</b>
            </span>
          </button>
        )}
        {!online && (
          <p className="p-banner">
            <StateSign state="late" />
            <span>{t('offlineBanner')}</span>
          </p>
        )}
        {refused > 0 && (
          <button type="button" className="p-banner p-banner-missing" onClick={() => go('/to-do')}>
            <StateSign state="missing" />
            <span>{t('refusedBanner', { count: refused })}</span>
          </button>
        )}
        <button type="button" className="p-card p-item" onClick={() => go('/post')}>
          <span className="p-item-main">
            {post ? field.session.user.name : t('choosePost')}
            <SliceAge />
          </span>
          <span className="p-quiet">{post ? t('changePost') : '›'}</span>
        </button>
        {modules.map(({ name, homeCard: Card }) => Card && <Card key={name} />)}
        <ShiftCounts field={field} />
        {latest.length > 0 && <OutboxList items={latest} />}
        {post && !work && <p className="p-quiet">{t('noWorkHere')}</p>}
      </main>
      {work && <WorkButton work={work} />}
    </>
  )
}

function WorkButton({ work }: { work: { label: { zh: string; en: string }; path: string } }) {
  const pick = useBilingual()
  return (
    <footer className="p-foot">
      <button type="button" className="p-button p-button-main p-wide p-work" onClick={() => go(work.path)}>
        {pick(work.label)}
      </button>
    </footer>
  )
}

function ShiftCounts({ field: { outbox, slice } }: { field: Field }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const from = slice?.shiftFrom ?? ''
  const items = (outbox ?? []).filter((item) => item.madeAt >= from && item.state !== 'discarded')
  const counts = modules.flatMap((module) => module.shiftCounts?.(items, slice) ?? [])
  return (
    <section className="p-card">
      <h2 className="p-quiet">{t('thisShift')}</h2>
      {items.length === 0 && <p className="p-quiet">{t('nothingYet')}</p>}
      <dl className="p-counts">
        {counts.map((count) => (
          <div key={count.label.zh}>
            <dt>
              {count.state && <StateSign state={count.state} />} {pick(count.label)}
            </dt>
            <dd className="p-number">{count.value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
