import { Button } from 'antd'
import { FigureTile } from '../../platform/browser/figures/figure-tile.tsx'
import { useBilingual, useTexts } from '../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../platform/browser/look/notices.tsx'
import { useResponse } from '../../platform/browser/response.tsx'
import { useMay } from '../../platform/browser/session.ts'
import { useAsk } from '../../platform/browser/use-ask.ts'
import { BeginHere } from './home/begin-here.tsx'
import type { Home } from './home/home.ts'
import './home/home.css'
import { HomeFigurePanels } from './home/figure-panels.tsx'
import { HomeHead } from './home/home-head.tsx'
import { texts } from './home/texts.ts'
import { homePanels } from './pages.ts'
import { texts as consoleTexts } from './texts.ts'

/** The gaps of the response, in the order of harm; then all its numbers; then what the modules show. */
export function HomePage() {
  const t = useTexts(texts)
  const product = useTexts(consoleTexts)
  const { response, loading } = useResponse()
  const { data, error, isPending, refetch } = useAsk<Home>(
    'responses.home',
    { responseId: response?.id },
    { when: response !== undefined, live: ['responses'] },
  )
  const title = <title>{`${t('gaps')} · ${product('product')}`}</title>
  if (!loading && !response) {
    return (
      <>
        {title}
        <BeginHere />
      </>
    )
  }
  if (error && !data) return <Failed error={error} again={<Button onClick={() => refetch()}>{t('again')}</Button>} />
  if (isPending || !response) return <Loading lines={8} />
  return (
    <>
      {title}
      <HomeHead response={data.response ?? response} />
      <h2 className="c-section">
        {t('gaps')} <small>{t('gapsHint')}</small>
      </h2>
      {data.gaps.length === 0 ? (
        <Empty title={t('none')}>{t('noneHint')}</Empty>
      ) : (
        <Tiles figures={data.gaps} responseId={response.id} />
      )}
      {data.figures.length > 0 && (
        <>
          <h2 className="c-section">{t('numbers')}</h2>
          <Tiles figures={data.figures} responseId={response.id} />
        </>
      )}
      <div className="c-panels">
        <HomeFigurePanels figures={data.figures} responseId={response.id} />
        <ModulePanels />
      </div>
    </>
  )
}

function Tiles({ figures, responseId }: { figures: Home['gaps']; responseId: string }) {
  return (
    <div className="m-tiles">
      {figures.map((shown) => (
        <FigureTile key={`${shown.figure} ${shown.label.en}`} shown={shown} responseId={responseId} />
      ))}
    </div>
  )
}

function ModulePanels() {
  const pick = useBilingual()
  const may = useMay()
  return homePanels
    .filter(({ permission }) => may(permission))
    .map(({ title, wide, component: Panel }) => (
      <section key={title.en} className={wide ? 'c-panel c-panel-wide' : 'c-panel'}>
        <h2>{pick(title)}</h2>
        <Panel />
      </section>
    ))
}
